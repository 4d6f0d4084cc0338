/** A server that renders pages, which Turbo morphs or caches. */
import { fileURLToPath } from 'node:url';
import express from 'express';
import { aboutPage, campaignPage } from './pages.js';

const folder = (name) =>
  fileURLToPath(import.meta.resolve(`${name}/package.json`)).replace('package.json', 'dist');
const app = express();

app.use('/sir-donate', express.static(folder('@sir-giving/donate')));
app.use('/turbo', express.static(folder('@hotwired/turbo')));
app.get(['/', '/late'], (request, response) => response.send(campaignPage(request.path, request.query)));
app.get('/about', (request, response) => response.send(aboutPage(request.query)));

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
