/** Returns a GET request to the Partner API as `fetch` takes it. */
export const getRequest = ({ base, path, key }: { base: string; path: string; key: string }) => ({
  url: `${base}/v1/partner/${path}`,
  init: {
    headers: { 'X-Partner-Key': key },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
  } satisfies RequestInit,
});

/** Path of a nonprofit below `/v1/partner/`. */
export const nonprofitPath = (slug: string): string => `organizations/${encodeURIComponent(slug)}`;
