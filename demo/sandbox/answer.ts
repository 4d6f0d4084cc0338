/**
 * What the sandbox API says, as a value: made by the endpoints, replaced or distorted by faults, sent last.
 * Errors have the shape of NestJS, which the real backend appears to use.
 */
export interface Answer {
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

export function jsonAnswer(value: unknown, status = 200): Answer {
  return textAnswer(JSON.stringify(value), status);
}

/** Makes an answer that claims to be JSON, whatever its body is. */
export function textAnswer(body: string, status = 200): Answer {
  return { status, type: 'application/json; charset=utf-8', body, headers: {} };
}

export function errorAnswer(status: number, message: string | readonly string[]): Answer {
  return jsonAnswer({ statusCode: status, message, error: REASONS[status] }, status);
}

/** Makes the page that a proxy in front of the API would send. */
export function proxyPage(status: number, title: string): Answer {
  const body = `<!doctype html>\n<html><head><title>${status} ${title}</title></head><body><center><h1>${status} ${title}</h1></center><hr><center>proxy</center></body></html>\n`;
  return { status, type: 'text/html; charset=utf-8', body, headers: {} };
}
