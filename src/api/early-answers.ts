/**
 * Answers to requests that were sent before the API client was loaded (`donation/early-requests.ts`). The client takes each in
 * the place of its own first attempt, and parses, limits and repeats it as its own.
 */
export interface EarlyRequest {
  url: string;
  key: string;
}

interface EarlyAnswer {
  response: Promise<Response>;
  /** Ends the request, and the reading of its answer. */
  abort(): void;
}

/** Answers that were not taken yet. */
const answers = new Map<string, EarlyAnswer>();

const idOf = ({ url, key }: EarlyRequest): string => `${key} ${url}`;

export const setEarlyAnswer = (request: EarlyRequest, answer: EarlyAnswer): void =>
  void answers.set(idOf(request), answer);

/** Returns the answer to a request, once, and ends it with the signal. Undefined if the request was not sent. */
export function takeEarlyAnswer(
  request: EarlyRequest,
  abortSignal: AbortSignal,
): Promise<Response> | undefined {
  const id = idOf(request);
  const answer = answers.get(id);
  answers.delete(id);
  if (answer) abortSignal.addEventListener('abort', answer.abort);
  return answer?.response;
}
