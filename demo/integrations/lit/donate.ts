import type { CheckoutDetail, Frequency } from '@sir-giving/donate';
import { html, type TemplateResult } from 'lit';

export interface DonateOptions {
  publishableKey: string;
  apiBase: string;
  amounts: number[];
  frequency: Frequency;
  presetsOnly: boolean | undefined;
  label: string;
  onThanks: (gift: CheckoutDetail) => void;
}

const impact = { 15: 'school books for one child' };

export const donate = (options: DonateOptions): TemplateResult => html`
  <sir-donate
    .publishableKey=${options.publishableKey}
    .apiBase=${options.apiBase}
    .nonprofit=${'clean-water-fund'}
    .amounts=${options.amounts}
    .minAmount=${5}
    .impact=${impact}
    .frequency=${options.frequency}
    .presetsOnly=${options.presetsOnly}
    @sir-donate-complete=${({ detail }: CustomEvent<CheckoutDetail>) => options.onThanks(detail)}
  >
    <a href="https://example.org/donate">${options.label}</a>
  </sir-donate>
`;
