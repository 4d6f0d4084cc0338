/** What must always hold. A test that shows one of them has its tag, `@invariant-1` to `@invariant-11`. */
export const invariants = {
  1: 'Only publishable keys are used. Anything that looks like a secret is refused before any request, shown as an error and never repeated in full.',
  2: 'The widget calls the four browser endpoints and nothing else, without credentials. No key, donor data or donation id is in any other URL.',
  3: 'A donation link is opened only if it is https: on an allowed host. With a test key, the loopback host of the sandbox is allowed too.',
  4: 'Donor data lives in memory and in the one POST. It is not in storage, events, messages, logs or URLs.',
  5: 'The widget works under a strict content security policy and with Trusted Types, without a violation.',
  6: 'One click makes one donation link. Only the donor retries a POST whose answer was lost.',
  7: 'Nothing the donor typed is lost.',
  8: 'After a reload, a crash or a redirect the widget finds the donation again and polls it to its end.',
  9: 'The rate limit of the partner is respected. There is no API call before intent, answers are shared and cached, and polling is limited.',
  10: 'The widget does not harm the page, and the page does not harm the donor.',
  11: 'A release breaks nobody. Whoever holds an older file gets a working form or the fallback link.',
} as const satisfies Readonly<Record<number, string>>;

/** Returns the tags of some invariants, for tests that are made from a table. */
export const tagsOf = (...numbers: (keyof typeof invariants)[]): string[] =>
  numbers.map((number) => `@invariant-${number}`);

/** The tags that every run of the whole suite must contain. */
export const invariantTags: readonly string[] = Object.keys(invariants).map(
  (number) => `@invariant-${number}`,
);
