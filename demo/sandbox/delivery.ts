/**
 * Sends an answer, whole or broken off. The CORS headers are those a browser needs to read it at all.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Answer } from './answer.js';

export function allowBrowsers(res: Response): void {
  res.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers':
      'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After',
  });
}

export function sendPreflight(res: Response, options: { allowed: boolean }): void {
  if (options.allowed) {
    allowBrowsers(res);
    res.set({
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'X-Partner-Key, Content-Type',
      'Access-Control-Max-Age': '600',
    });
  }
  res
    .set('Content-Length', '0')
    .status(options.allowed ? 204 : 403)
    .end();
}

export function send(res: Response, answer: Answer): void {
  writeHead(res, answer);
  res.end(answer.body);
}

/** Sends the headers and half of the body, then cuts the connection. */
export async function sendHalf(res: Response, answer: Answer): Promise<void> {
  writeHead(res, answer);
  const bytes = Buffer.from(answer.body);
  res.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  // The half has to arrive before the cut does.
  await sleep(30);
  res.socket?.destroy();
}

/**
 * Drops the connection without an answer. Chromium silently repeats a request, a POST too, whose kept-alive
 * connection died before the first byte; so a browser gets an empty answer without CORS headers instead, which
 * a page cannot tell from a dropped connection and which happens exactly once.
 */
export function refuse({ socket, headers }: Request): void {
  if (headers.origin) socket.end('HTTP/1.1 502 Dropped\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  else socket.destroy();
}

function writeHead(res: Response, answer: Answer): void {
  res.status(answer.status).set({
    'Content-Type': answer.type,
    'Content-Length': String(Buffer.byteLength(answer.body)),
    'Cache-Control': 'no-store',
    ...answer.headers,
  });
}
