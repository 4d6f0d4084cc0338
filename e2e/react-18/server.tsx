import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream } from 'react-dom/server';
import { app } from './App.js';

export const render = (search: string): Promise<string> =>
  text(renderToPipeableStream(app(search)).pipe(new PassThrough()));
