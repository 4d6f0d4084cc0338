/** A server that renders HTML, and fragments of it that htmx morphs into the page. */
import { fileURLToPath } from 'node:url';
import express from 'express';
import { aboutPage, campaign, page } from './pages.js';

const file = (path) => fileURLToPath(import.meta.resolve(path));
const app = express();

app.use(
  '/sir-donate',
  express.static(file('@sir-giving/donate/package.json').replace('package.json', 'dist')),
);
app.get('/htmx.js', (_, response) => response.sendFile(file('htmx.org')));
app.get(['/', '/late'], (request, response) => {
  response.send(page(campaign(request.query), { isLate: request.query.define === 'import' }));
});
app.get('/campaign', (request, response) => response.send(campaign(request.query)));
app.get('/about', (request, response) => response.send(aboutPage(request.query)));

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
