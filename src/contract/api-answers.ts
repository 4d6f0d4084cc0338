import {
  asBoolean,
  asCode,
  asNumber,
  asText,
  asTextOrIn,
  asWord,
  envelopes,
  type Fields,
  find,
  hasAny,
  type Note,
  quoteCode,
  snakeCase,
  unwrap,
  valuesOf,
} from './foreign-fields.js';
import { nameOfSlug } from './name-of-slug.js';
import {
  type CreatedLink,
  type DonationStatus,
  isId,
  isImage,
  isPercent,
  type Nonprofit,
  type PartnerConfig,
} from './schemas.js';
import * as spellings from './spellings.js';

/**
 * The readers of the four answers, as tolerant as docs/partner-api.md says: each unwraps, coerces and defaults, with the
 * spellings of `spellings.ts` and no others. What a field is not needed for, its absence does not stop. A word that is
 * not known is never read as success. Fields that are not listed are dropped, `webhookUrl` among them.
 */
const { fieldNames, wrappers } = spellings;

const isOneOf = (words: readonly string[], word: string): boolean => words.includes(word);

/** Returns a state's word in snake case, without the prefixes that say nothing of their own. */
function stateWord(word: string): string {
  const parts = snakeCase(word).split('_');
  while (parts.length > 1 && isOneOf(spellings.wordPrefixes, parts[0] ?? '')) parts.shift();
  return parts.join('_');
}

/** Returns the HTTP status that an answer names as its own, if that is an error. */
export const errorStatusOf = (data: unknown): number | undefined =>
  find(unwrap(data, []), ['statusCode', 'httpStatus', 'status', 'code'], (value) => {
    const httpStatus = asNumber(value) ?? 0;
    return Number.isInteger(httpStatus) && httpStatus >= 400 && httpStatus < 600 ? httpStatus : undefined;
  });

/** Whether the answer says of itself that it is an error, whatever its HTTP status. */
export const isErrorAnswer = (data: unknown): boolean =>
  unwrap(data).some(
    (fields) =>
      find([fields], ['success', 'ok'], asBoolean) === false ||
      /^(error|fail)$/i.test(find([fields], ['status'], asText) ?? '') ||
      valuesOf([fields], ['error', 'errors']).some((value) =>
        Array.isArray(value) ? value.length : asText(value) || (typeof value === 'object' && value),
      ),
  );

/** Whether partner or nonprofit may receive donations, as far as the answer says so. */
function readIsActive(layers: readonly Fields[], names: readonly string[], note: Note): boolean {
  const words = layers.flatMap((fields) =>
    valuesOf([fields], fieldNames.status).flatMap((value) => {
      const word = asWord(value);
      return word ? [{ word: stateWord(word), isOuter: hasAny(fields, names) }] : [];
    }),
  );
  const isActive = find(layers, fieldNames.isActive, asBoolean);
  const unknown = words.find(
    ({ word, isOuter }) =>
      !isOuter && !isOneOf(spellings.activeWords, word) && !isOneOf(spellings.stoppedWords, word),
  );
  // A partner whose approval is pending is not active, unless the answer says that it is.
  if (unknown && unknown.word !== 'pending_approval')
    note(`the status ${quoteCode(unknown.word)} is not known; it counts as active.`);
  return (
    isActive !== false &&
    find(layers, fieldNames.isStopped, asBoolean) !== true &&
    !words.some(
      ({ word }) =>
        isOneOf(spellings.stoppedWords, word) || (word === 'pending_approval' && isActive === undefined),
    )
  );
}

const asFeature = asTextOrIn('name', 'key', 'code', 'feature', 'id');

/** Returns the features by name, with whether the answer says that they are on or off. */
function namedFeatures(features: unknown): { name: string; isOn: boolean | undefined }[] {
  if (typeof features === 'string')
    return features.split(/[\s,;|]+/).map((name) => ({ name, isOn: undefined }));
  if (Array.isArray(features))
    return features.map((feature: unknown) => ({
      name: asFeature(feature) ?? '',
      isOn: find(unwrap(feature), fieldNames.isActive, asBoolean),
    }));
  return typeof features === 'object' && features !== null
    ? Object.entries(features).map(([name, value]) => ({ name, isOn: asBoolean(value) }))
    : [];
}

/** Whether `DONATIONS` is among the features, in any usual spelling. A list that names nothing stops no gift. */
function readTakesDonations(layers: readonly Fields[], note: Note): boolean {
  const features = find(layers, fieldNames.features, (value) => value ?? undefined);
  if (features === undefined) return true;
  const named = namedFeatures(features).filter(({ name }) => /\p{L}/u.test(name));
  if (!named.length) note('no feature is named in enabledFeatures; donations count as enabled.');
  return !named.length || named.some(({ name, isOn }) => /donat|giving/i.test(name) && isOn !== false);
}

/** Reads `GET /v1/partner/config`. */
export function readConfig(data: unknown, note: Note): PartnerConfig | undefined {
  const names = [...envelopes, ...wrappers.config];
  const layers = unwrap(data, names);
  if (!layers.length || isErrorAnswer(data)) return undefined;
  const tip = unwrap(find(layers, fieldNames.tip, (value) => value ?? undefined));
  const percent = find(tip, fieldNames.tipPercent, asNumber);
  const hasTip = find(tip, fieldNames.tipEnabled, asBoolean);
  if (hasTip && (percent === undefined || !isPercent(percent)))
    note('tipConfig has no defaultPercent from 0 to 100; no tip is offered.');
  return {
    name: find(layers, fieldNames.name, asText)?.slice(0, 200),
    acceptsDonations: readIsActive(layers, names, note) && readTakesDonations(layers, note),
    tipPercent: hasTip && percent !== undefined && isPercent(percent) ? percent : undefined,
  };
}

/** Reads an EIN with its hyphen or without. As a number, it may have lost leading zeros. */
function asEin(value: unknown): string | undefined {
  const digits = asText(value)?.replace(/^(\d\d)-(?=\d{7}$)/, '$1') ?? '';
  return /^\d{7,9}$/.test(digits) && (typeof value === 'number' || digits.length === 9)
    ? digits.padStart(9, '0').replace(/^../, '$&-')
    : undefined;
}

/** Reads `GET /v1/partner/organizations/:slug`. Without a name, the slug is the name. */
export function readNonprofit(
  data: unknown,
  { slug, note }: { slug: string; note: Note },
): Nonprofit | undefined {
  const names = [...envelopes, ...wrappers.nonprofit];
  const layers = unwrap(data, names);
  if (!layers.length || isErrorAnswer(data)) return undefined;
  const name = find(layers, fieldNames.name, asText);
  if (!name) note('the nonprofit has no name; its slug is shown.');
  const asLogo = asTextOrIn('url', 'href', 'src');
  return {
    name: (name ?? nameOfSlug(slug)).slice(0, 200),
    logo: find(layers, fieldNames.logo, (value) => {
      const logo = asLogo(value);
      return logo && isImage(logo) ? logo : undefined;
    }),
    ein: find(layers, fieldNames.ein, asEin),
    isActive: readIsActive(layers, names, note),
  };
}

const asId = (value: unknown): string | undefined => {
  const text = typeof value === 'number' && !Number.isSafeInteger(value) ? undefined : asText(value);
  return text && isId(text) ? text : undefined;
};

/** Reads the answer of `POST /v1/partner/donations/create-link`. Whether the link may be opened is not decided here. */
export function readCreatedLink(data: unknown): CreatedLink | undefined {
  const layers = unwrap(data, [...envelopes, ...wrappers.link]);
  const donationLink = find(layers, fieldNames.donationLink, asTextOrIn('url', 'href'));
  const partnerDonationId =
    find(layers, fieldNames.donationId, asId) ??
    // The id of a checkout or of a payment is not the donation's.
    find(unwrap(data, [...envelopes, ...wrappers.donation]), ['id'], asId);
  return donationLink && partnerDonationId ? { donationLink, partnerDonationId } : undefined;
}

type StatusKind = DonationStatus['type'] | 'donor-required' | undefined;

const noResultPrefix = /^(not|un|in|non|never|partial|partially|awaiting|requires?|pending|waiting)_/;

function kindOf(word: string): StatusKind {
  const state = stateWord(word);
  if (isOneOf(spellings.succeededWords, state)) return 'succeeded';
  if (isOneOf(spellings.failedWords, state)) return 'failed';
  if (isOneOf(spellings.processingWords, state)) return 'processing';
  if (isOneOf(spellings.donorRequiredWords, state)) return 'donor-required';
  if (
    isOneOf(spellings.pendingWords, state) ||
    noResultPrefix.test(state) ||
    /_(pending|required)$/.test(state)
  )
    return 'pending';
  return state.endsWith('_processing') ? 'processing' : undefined;
}

/**
 * Several fields may name a status: the donation's, then the payment's. A final status counts only if no other field
 * contradicts it. A success beside an unfinished payment is pending. Beside a payment that is processing, a donation that
 * has not failed is processing, too.
 */
function combine(kinds: readonly StatusKind[]): Exclude<StatusKind, undefined> {
  const known = kinds.filter((kind) => kind !== undefined);
  if (known.includes('failed'))
    return known[0] === 'failed' && !known.includes('succeeded') && !known.includes('processing')
      ? 'failed'
      : 'pending';
  if (known.includes('donor-required')) return 'donor-required';
  if (known.includes('processing')) return 'processing';
  return known.length && known.every((kind) => kind === 'succeeded') ? 'succeeded' : 'pending';
}

/** Reads `GET /v1/partner/donations/status/:id`: undocumented, so every reading but a known word is pending. */
export function readStatus(data: unknown, note: Note): DonationStatus {
  const names = [...envelopes, ...wrappers.donation];
  const donation = unwrap(data, names);
  const layers = [...donation, ...valuesOf(donation, wrappers.payment).flatMap((value) => unwrap(value))];
  const statuses = layers.flatMap((fields) =>
    valuesOf([fields], fieldNames.donationStatus).flatMap((value) => {
      const word = typeof value === 'number' ? undefined : asWord(value);
      // `{ status: "success", data: … }` speaks of the request, not of the donation.
      return !word || (stateWord(word) === 'success' && hasAny(fields, [...names, ...wrappers.payment]))
        ? []
        : [word];
    }),
  );
  const kinds = statuses.map(kindOf);
  const type = combine(kinds);
  if (type === 'succeeded') {
    const reward = unwrap(find(layers, wrappers.reward, (value) => value ?? undefined));
    const tokens = find(
      [...layers, ...reward],
      [...fieldNames.tokens],
      (value) => asNumber(value) || undefined,
    );
    const rewardStatus =
      find(layers, fieldNames.rewardStatus, asCode) ?? find(reward, fieldNames.status, asCode);
    return tokens || rewardStatus ? { type, reward: { tokens, status: rewardStatus } } : { type };
  }
  if (type === 'failed') {
    const word = statuses[kinds.indexOf('failed')] ?? '';
    const reason = find(layers, fieldNames.failureReason, (value) => asCode(asWord(value)));
    return { type, reason: reason ?? asCode(word) ?? snakeCase(word) };
  }
  if (type === 'processing') return { type };
  if (type === 'donor-required') return { type: 'pending', understood: true, requiresDonor: true };
  const unknown = statuses.find((_, index) => kinds[index] === undefined);
  if (unknown && !kinds.some(Boolean))
    note(`the status ${quoteCode(unknown)} is not known; the donation counts as pending.`);
  return { type, understood: statuses.length > 0 };
}
