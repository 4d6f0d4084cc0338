/** Requests a file as a browser does for a page of another origin, but follows redirects one by one to report them. */

export interface Answer {
  /** The address that was asked for. */
  url: string;
  /** The address after all redirects. */
  finalUrl: string;
  /** 0 if there was no answer. */
  status: number;
  headers: Headers;
  /** Decoded, as a browser would see it. */
  body: Uint8Array;
  /** Addresses that were redirected to, in order. */
  redirects: string[];
  /** Why there was no answer, or no body. */
  failure?: string;
}

export interface Asker {
  fetch: typeof fetch;
  /** Origin of the host page, for the header `Origin`. */
  origin: string;
}

export interface Question {
  /** Another origin, or `null` for a request without the header, as classic scripts are requested. */
  origin?: string | null;
  /** By default all redirects are followed. */
  maxRedirects?: number;
}

export const redirectLimit = 5;
const timeoutMs = 20_000;

const causeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
};

/** Never rejects: an answer that did not come has the status 0 and a `failure`. */
export async function ask(url: string, asker: Asker, question: Question = {}): Promise<Answer> {
  const { origin = asker.origin, maxRedirects = redirectLimit } = question;
  const answer: Answer = {
    url,
    finalUrl: url,
    status: 0,
    headers: new Headers(),
    body: new Uint8Array(),
    redirects: [],
  };
  for (;;) {
    try {
      const response = await asker.fetch(answer.finalUrl, {
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { 'Accept-Encoding': 'gzip, deflate, br', ...(origin !== null && { Origin: origin }) },
      });
      answer.status = response.status;
      answer.headers = response.headers;
      const location = response.headers.get('Location');
      if (response.status < 300 || response.status > 399 || !location) {
        answer.body = new Uint8Array(await response.arrayBuffer());
        return answer;
      }
      await response.body?.cancel();
      if (answer.redirects.length >= maxRedirects) return answer;
      answer.finalUrl = new URL(location, answer.finalUrl).href;
      answer.redirects.push(answer.finalUrl);
    } catch (error) {
      return { ...answer, failure: causeOf(error) };
    }
  }
}

/** Calls `run` for each item, at most eight at a time, and keeps the order. */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await run(item);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return results;
}
