import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Loadable, PartnerCache } from '../api/partner-cache.js';
import { nameOfSlug } from '../contract/name-of-slug.js';
import { inCurrency, type Options } from '../contract/options.js';
import { sameValues } from '../contract/same-values.js';
import type { Nonprofit, PartnerConfig } from '../contract/schemas.js';
import {
  type AmountReading,
  applyEdits,
  checkDonor,
  type DraftEdits,
  type Field,
  percentTip,
  readAmount,
  readTip,
} from './draft.js';

/** A nonprofit that the donor may choose, with what the API has answered so far. */
export interface NonprofitChoice extends Loadable<Nonprofit> {
  slug: string;
}

const partsOf = ({ slug, value, error }: NonprofitChoice) => [slug, value, error];

/**
 * What the donor has chosen and typed, and what follows from it, from the options and from the API's answers. Pure
 * derivation, no actions.
 */
export function createChoices(
  pageOptions: ReadonlySignal<Options>,
  partnerCache: ReadonlySignal<PartnerCache | undefined>,
) {
  const edits = signal<DraftEdits>({});
  /** In the currency that the donor has chosen. */
  const options = computed(() => inCurrency(pageOptions.value, edits.value.currency));
  const draft = computed(() => applyEdits(edits.value, options.value));
  let shown: readonly NonprofitChoice[] = [];
  /**
   * In the attribute's order. Of several, those that are unknown to the API, or inactive, are left out. It is the same list
   * until an answer changes it, because the form is rendered again for another one.
   */
  const nonprofits = computed(() => {
    const all = options.value.nonprofits.map(
      (slug): NonprofitChoice => ({ slug, ...partnerCache.value?.nonprofit(slug).value }),
    );
    const next =
      all.length > 1
        ? all.filter(({ value, error }) => error?.code !== 'not-found' && value?.isActive !== false)
        : all;
    if (!sameValues(next.flatMap(partsOf), shown.flatMap(partsOf))) shown = next;
    return shown;
  });
  const config = computed<PartnerConfig | undefined>(() => {
    const { value, error } = partnerCache.value?.config.value ?? {};
    // A config that cannot be read stops no donation; there is no tip then.
    return value ?? (error && { acceptsDonations: true });
  });
  const amount = computed(() => readAmount(draft.value, options.value));
  /** Tip in percent; `undefined` where tips do not apply. */
  const tipPercent = computed(() => {
    const byDefault = options.value.provider === 'stripe' ? config.value?.tipPercent : undefined;
    return byDefault === undefined ? undefined : (draft.value.tipPercent ?? byDefault);
  });

  /** The tip in minor units, valid or not; none where tips do not apply. */
  const tip = computed<AmountReading>(() => {
    const gift = amount.value;
    const { tip: text } = draft.value;
    if (gift.type === 'invalid' || !config.value || tipPercent.value === undefined)
      return { type: 'valid', amountMinor: 0 };
    return text === undefined
      ? { type: 'valid', amountMinor: percentTip(tipPercent.value, gift.amountMinor, options.value) }
      : readTip(text, gift.amountMinor, options.value);
  });

  return {
    options,
    edits,
    draft,
    nonprofits,
    config,
    amount,
    tipPercent,
    tip,
    tipMinor: computed(() => (tip.value.type === 'valid' ? tip.value.amountMinor : 0)),
    /** The name of a nonprofit, or its slug as a name while it is unknown. */
    nameOf: (slug: string): string =>
      partnerCache.value?.nonprofit(slug).value.value?.name ?? nameOfSlug(slug),
    hasPicker: computed(() => nonprofits.value.length > 1),
    nonprofit: computed(() => nonprofits.value.find(({ slug }) => slug === draft.value.nonprofit)),
    donorProblems: computed(() => checkDonor(draft.value)),
    /** Fields whose problems are shown: those the donor has left, or tried to submit. */
    checked: signal<ReadonlySet<Field>>(new Set()),
    /** Whether the step reserves space for the tip because the config was not loaded when it opened. */
    reservesTipSpace: signal(false),
  };
}

export type Choices = ReturnType<typeof createChoices>;
