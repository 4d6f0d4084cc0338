/** Sends a response in full or in part, and sets the CORS headers without which a browser cannot read it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { ApiResponse } from './api-response.js';

export function setCorsHeaders(res: Response): void {
  res.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers':
      'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After',
  });
}

export function sendPreflight(res: Response, options: { allowed: boolean }): void {
  if (options.allowed) {
    setCorsHeaders(res);
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

export function send(res: Response, response: ApiResponse): void {
  writeHead(res, response);
  res.end(response.body);
}

/** Sends the headers and half of the body, then closes the connection. */
export async function sendPartial(res: Response, response: ApiResponse): Promise<void> {
  writeHead(res, response);
  const bytes = Buffer.from(response.body);
  res.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  // The client must receive the first half before the connection closes.
  await sleep(30);
  res.socket?.destroy();
}

/**
 * Drops the connection without a response. Chromium silently repeats a request, even a POST, if its kept-alive
 * connection closes before the first byte. A browser therefore gets an empty response without CORS headers: a page cannot
 * tell it from a dropped connection, and it is sent exactly once.
 */
export function dropConnection({ socket, headers }: Request): void {
  if (headers.origin) socket.end('HTTP/1.1 502 Dropped\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  else socket.destroy();
}

function writeHead(res: Response, response: ApiResponse): void {
  res.status(response.status).set({
    'Content-Type': response.type,
    'Content-Length': String(Buffer.byteLength(response.body)),
    'Cache-Control': 'no-store',
    ...response.headers,
  });
}
