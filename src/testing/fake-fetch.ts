/** A fetch that answers what a test says, keeps a record of what was asked, and is aborted as the real one is. */
export interface Call {
  method: string;
  url: string;
  headers: Headers;
  /** The parsed body, `undefined` without one. */
  body: unknown;
  init: RequestInit;
}

export type Answer = (call: Call) => Response | Promise<Response>;

export interface FakeFetch {
  fetch: typeof fetch;
  calls: Call[];
  /** What is answered from now on. */
  answer(next: Answer): void;
}

export function createFakeFetch(first: Answer): FakeFetch {
  let answer = first;
  const calls: Call[] = [];
  return {
    calls,
    answer: (next) => {
      answer = next;
    },
    fetch: (input, init = {}) => {
      const { signal } = init;
      if (signal?.aborted) return Promise.reject(signal.reason);
      const call: Call = {
        method: init.method ?? 'GET',
        url: String(input),
        headers: new Headers(init.headers),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
        init,
      };
      calls.push(call);
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        Promise.resolve(call).then(answer).then(resolve, reject);
      });
    },
  };
}

/** Answers with JSON. */
export const json =
  (
    body: unknown,
    { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
  ) =>
  (): Response =>
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json', ...headers },
    });

/** Answers with a page, as proxies do. */
export const html =
  (status: number, headers: Record<string, string> = {}) =>
  (): Response =>
    new Response('<!doctype html><title>Oops</title>', {
      status,
      headers: { 'Content-Type': 'text/html', ...headers },
    });

/** No connection: what a browser gives when offline, refused, or kept off by CORS or CSP. */
export const fault = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

/** Never answers. */
export const silence = (): Promise<Response> => new Promise(() => {});

/** Begins to answer, and then the connection breaks. */
export const brokenBody =
  (status = 200) =>
  (): Response =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('{"donationLink":"https://che'));
        },
        pull(controller) {
          controller.error(new TypeError('network error'));
        },
      }),
      { status },
    );

/** Gives one answer after the other, and the last one from then on. */
export function inTurn(...answers: [Answer, ...Answer[]]): Answer {
  let turn = 0;
  return (call) => {
    const answer = answers[Math.min(turn++, answers.length - 1)] ?? answers[0];
    return answer(call);
  };
}

/** An answer that a test gives when it likes. */
export function held(): { answer: Answer; give: (answer: Answer) => void } {
  let give: (answer: Answer) => void = () => {};
  const given = new Promise<Answer>((resolve) => {
    give = resolve;
  });
  return { answer: async (call) => (await given)(call), give: (answer) => give(answer) };
}
