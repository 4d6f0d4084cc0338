/** What a browser would do with the API's CORS headers. Node sends every request and reads every answer; a browser does not. */
export interface Preflight {
  /** 0 if there was no answer. */
  httpStatus: number;
  isAllowed: boolean;
  /** Why a browser would not send the request. */
  problem?: string;
}

/** Headers that the widget reads where the server exposes them. */
export const readHeaders = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Retry-After',
  'Date',
] as const;

const listOf = (headers: Headers, name: string): string[] =>
  (headers.get(name) ?? '').split(',').map((item) => item.trim().toLowerCase());

/** Whether a page of this origin may read the answer. */
export function mayRead(headers: Headers, origin: string): boolean {
  const allowed = headers.get('Access-Control-Allow-Origin');
  return allowed === '*' || allowed === origin;
}

/** Which of the headers that the widget reads are exposed to a page. */
export function exposedHeaders(headers: Headers): string[] {
  const exposed = listOf(headers, 'Access-Control-Expose-Headers');
  return readHeaders.filter((name) => exposed.includes('*') || exposed.includes(name.toLowerCase()));
}

/** Sends the preflight that a browser would send, and decides as a browser does. */
export async function sendPreflight(
  url: string,
  { origin, method }: { origin: string; method: 'GET' | 'POST' },
): Promise<Preflight> {
  const wanted = method === 'POST' ? ['content-type', 'x-partner-key'] : ['x-partner-key'];
  try {
    const { headers, status, ok } = await fetch(url, {
      method: 'OPTIONS',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': method,
        'Access-Control-Request-Headers': wanted.join(','),
      },
    });
    const allowed = listOf(headers, 'Access-Control-Allow-Headers');
    const missing = wanted.filter((name) => !allowed.includes(name) && !allowed.includes('*'));
    const problem = !ok
      ? `the preflight is answered with ${status}`
      : !mayRead(headers, origin)
        ? `the preflight does not allow the origin ${origin}`
        : missing.length
          ? `the preflight does not allow the header ${missing.join(', ')}`
          : undefined;
    return { httpStatus: status, isAllowed: !problem, ...(problem && { problem }) };
  } catch {
    return { httpStatus: 0, isAllowed: false, problem: 'the preflight has no answer' };
  }
}
