/**
 * A response of the sandbox API as a value. Endpoints make it, faults replace or corrupt it, `delivery.ts` sends it.
 * Errors have the shape of NestJS, which the real API appears to use.
 */
export interface ApiResponse {
  readonly status: number;
  readonly type: 'application/json; charset=utf-8' | 'text/html; charset=utf-8';
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

export function jsonResponse(value: unknown, status = 200): ApiResponse {
  return textResponse(JSON.stringify(value), status);
}

/** Returns a response with a JSON content type, even if its body is not JSON. */
export function textResponse(body: string, status = 200): ApiResponse {
  return { status, type: 'application/json; charset=utf-8', body, headers: {} };
}

export function errorResponse(status: number, message: string | readonly string[]): ApiResponse {
  return jsonResponse({ statusCode: status, message, error: REASONS[status] }, status);
}

/** Returns the HTML error page that a proxy in front of the API would send. */
export function proxyErrorPage(status: number, title: string): ApiResponse {
  const body = `<!doctype html>\n<html><head><title>${status} ${title}</title></head><body><center><h1>${status} ${title}</h1></center><hr><center>proxy</center></body></html>\n`;
  return { status, type: 'text/html; charset=utf-8', body, headers: {} };
}
