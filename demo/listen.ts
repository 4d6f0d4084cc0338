/**
 * Opens an HTTP server on both loopback addresses, because "localhost" is ::1 in some browsers and 127.0.0.1 in others.
 * Without IPv6 it opens the IPv4 address only. A port in use is an error.
 */
import { createServer, type RequestListener, type Server } from 'node:http';

export interface Listener {
  close(): Promise<void>;
}

/** Carries the port that is in use, so that the command line can print what to do. */
export class PortTakenError extends Error {
  override name = 'PortTakenError';

  constructor(readonly port: number) {
    super(`Port ${port} is already in use.`);
  }
}

const WITHOUT_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL']);

export async function listen(handler: RequestListener, port: number): Promise<Listener> {
  const servers = [await openServer(handler, port, '127.0.0.1')];
  try {
    servers.push(await openServer(handler, port, '::1'));
  } catch (error) {
    if (!WITHOUT_IPV6.has(codeOf(error))) {
      await Promise.all(servers.map(closeServer));
      throw error;
    }
  }
  return {
    async close() {
      await Promise.all(servers.map(closeServer));
    },
  };
}

function openServer(handler: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(handler);
  // Longer than browsers keep an idle connection, so that no request meets a socket that is closing.
  server.keepAliveTimeout = 360_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(codeOf(error) === 'EADDRINUSE' ? new PortTakenError(port) : error),
    );
    server.listen({ port, host }, () => resolve(server));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
