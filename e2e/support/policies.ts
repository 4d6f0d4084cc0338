/**
 * The content security policies of docs/content-security-policy.md, as data. `docs/docs.test.ts` compares the two;
 * `content-security-policy.spec.ts` makes a donation under each. `<files>`, `<api>` and `<logos>` stand for hosts.
 */
export type Directives = Readonly<Record<string, string>>;

const apiAndLogos = { 'connect-src': '<api>', 'img-src': '<logos>' } as const;

/** Section of the page → directive → value, beside `default-src 'none'`. The widget needs every one of them. */
export const policies = {
  'Script tag or npm': { 'script-src': '<files>/', ...apiAndLogos },
  Isolated: { 'script-src': '<files>/', 'frame-src': '<files>' },
  'Single file': { 'script-src': '<files>/v0/sir-donate.bundle.js', ...apiAndLogos },
  Nonce: { 'script-src': "'nonce-…'", ...apiAndLogos },
  'Nonce with `strict-dynamic`': { 'script-src': "'nonce-…' 'strict-dynamic'", ...apiAndLogos },
} as const satisfies Readonly<Record<string, Directives>>;

/** Writes a policy's header. */
export const policyText = (directives: Directives): string =>
  Object.entries({ 'default-src': "'none'", ...directives })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
