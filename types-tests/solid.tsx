/** @jsxImportSource solid-js */
/** Types of the element in JSX of Solid: right uses compile, wrong ones do not. */
import type { SirDonateElement } from '@sir-giving/donate';
import { attributesOf } from '@sir-giving/donate/attributes';
import type {} from '@sir-giving/donate/solid';
import { createSignal } from 'solid-js';

const key: string | undefined = undefined;
const [amounts, setAmounts] = createSignal<number[]>();
setAmounts([15, 30]);

export const elements = (
  <main>
    <sir-donate
      ref={(element: SirDonateElement) => element.open()}
      class="wide"
      publishable-key={key}
      nonprofit="clean-water-fund"
      amounts={amounts()}
      attr:currency="EUR"
      attr:min-amount={5}
      prop:impact={{ 15: 'books' }}
      prop:maxAmount={undefined}
      bool:presets-only={true}
      theme={undefined}
      on:sir-donate-complete={({ detail, currentTarget }) => [detail.amountMinor, currentTarget.state]}
      on:sir-donate-ready={{ handleEvent: ({ detail }) => detail.environment, once: true }}
      onClick={() => {}}
    >
      <a href="https://example.org/donate">Donate</a>
    </sir-donate>
    <sir-donate {...attributesOf({ amounts: [10] })} />
    {/* @ts-expect-error: not one of the values */}
    <sir-donate mode="popup" />
    {/* @ts-expect-error: not one of the values */}
    <sir-donate attr:mode="popup" />
    {/* @ts-expect-error: an attribute is a text */}
    <sir-donate attr:impact={{ 15: 'books' }} />
    {/* @ts-expect-error: a list */}
    <sir-donate prop:amounts={10} />
    {/* @ts-expect-error: no flag */}
    <sir-donate bool:presets-only="yes" />
    {/* @ts-expect-error: another event's detail */}
    <sir-donate on:sir-donate-failed={({ detail }) => detail.code} />
  </main>
);
