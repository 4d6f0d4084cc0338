/** Keeps the package out of the first chunk. */
import { startApp } from './app.js';

startApp();
if (new URLSearchParams(location.search).get('define') === 'import') import('@sir-giving/donate');
