/**
 * Words that this code base has replaced, so that one thing has one name. A word is looked for in names of files, in
 * identifiers, in string values and keys of the frame's protocol, and in names of tests; prose and DOM names are free.
 * Identifiers are read as words: `onChoose` is `on choose`.
 */
export interface RetiredWord {
  /** What is no longer written. */
  pattern: RegExp;
  /** What is written instead. */
  instead: string;
  /** Where it is retired; everywhere by default. An ordinary English word is retired only where it had a meaning of its own. */
  paths?: RegExp;
}

const shipped = /^src\/(?!.*\.test\.ts$)/;
const shown = /^src\/(?:ui|element|frame)\/(?!.*\.test\.ts$)/;

export const retiredWords: readonly RetiredWord[] = [
  { pattern: /\bsecond hal(?:f|ves)\b|\bapi'?s half\b|\blater text\b/, instead: 'deferred' },
  { pattern: /\bengine\b|^later$/, instead: 'deferred', paths: shipped },
  {
    pattern: /\bfollower\b|\bnudged?\b|^polled$|\bfollow ms\b/,
    instead: 'StatusPoller, pollStatus, pollNow',
  },
  { pattern: /\btracker\b/, instead: 'DonationSession' },
  { pattern: /\benvirons\b/, instead: 'BrowserServices' },
  { pattern: /^platform$/, instead: 'BrowserWindows', paths: shipped },
  { pattern: /\bsurroundings\b|\bpage around\b/, instead: 'the host interface, frame context, host page' },
  { pattern: /^around$/, instead: 'the host interface, frame context, host page', paths: shipped },
  { pattern: /\bpeer\b|^framed$/, instead: 'frame/receive.ts, frame/guest.ts', paths: /^src\// },
  { pattern: /\bobeys?\b|\bheed(?:s|ed)?\b/, instead: 'handleMessage' },
  { pattern: /^hears?$|^greet$|^tell$|^said$/, instead: 'receive, send, sendInit', paths: shipped },
  { pattern: /\bverdict\b|\bjudged?\b/, instead: 'before-checkout-result' },
  { pattern: /^wears?$|^advise$/, instead: 'applyTheme, showHint' },
  { pattern: /\bobstacles?\b/, instead: 'unavailableReason' },
  { pattern: /\bslips?\b/, instead: 'typo' },
  { pattern: /\bmend(?:s|ed|ing)?\b/, instead: 'patch, fix' },
  { pattern: /\bhusk\b/, instead: 'closed popup' },
  { pattern: /\bspoil(?:s|ed)?\b/, instead: 'corrupt' },
  { pattern: /\bwhen alone\b/, instead: 'withLock' },
  { pattern: /^endings$/, instead: 'suffixesOf' },
  { pattern: /\bspeaker\b|^words of$/, instead: 'translations, TranslationLoader' },
  { pattern: /^speak$|^words$/, instead: 'translations, TranslationLoader', paths: shown },
  { pattern: /\bstring key\b/, instead: 'TranslationKey' },
  { pattern: /^submits$/, instead: 'handleSubmit' },
  { pattern: /\bon choose\b|\bon leave\b/, instead: 'onChange, onBlur' },
  {
    pattern: /\bpatience\b|\blongest pause\b/,
    instead: 'the thing and the unit: frameTimeoutMs, maxBackoffMs',
  },
  { pattern: /\bcheckout kind\b/, instead: 'CheckoutMode' },
];

/** Returns the words of a name: `frameTimeoutMs`, `frame-timeout-ms` and `frame_timeout_ms` are the same. */
export const wordsOfName = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z\d']+/g, ' ')
    .trim()
    .toLowerCase();

export function findRetired(path: string, name: string): RetiredWord | undefined {
  const words = wordsOfName(name);
  return retiredWords.find(({ pattern, paths }) => pattern.test(words) && (!paths || paths.test(path)));
}
