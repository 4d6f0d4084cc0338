/** Serves the pages and the two scripts. */
import { fileURLToPath } from 'node:url';
import express from 'express';

const folder = (name) =>
  fileURLToPath(import.meta.resolve(`${name}/package.json`)).replace('package.json', 'dist');
const app = express();

app.use('/sir-donate', express.static(folder('@sir-giving/donate')));
app.use('/alpine', express.static(folder('alpinejs')));
app.use(express.static(fileURLToPath(new URL('pages', import.meta.url)), { extensions: ['html'] }));

const server = app.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
