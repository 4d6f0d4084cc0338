/** @jsxImportSource preact */
/** Types of the element in JSX of Preact: right uses compile, wrong ones do not. */
import type { SirDonateElement } from '@sir-giving/donate';
import { attributesOf } from '@sir-giving/donate/attributes';
import type {} from '@sir-giving/donate/preact';
import { type ComponentChildren, createRef } from 'preact';

const key: string | undefined = undefined;

export const Frame = ({ children }: { children: ComponentChildren }) => <main>{children}</main>;

export const elements = (
  <Frame>
    <sir-donate
      ref={createRef<SirDonateElement>()}
      key="give"
      class="wide"
      style={{ marginTop: 8 }}
      publishableKey={key}
      nonprofit={['clean-water-fund']}
      amounts={[15, 30]}
      impact={{ 15: 'books' }}
      isolated
      presets-only
      theme={undefined}
      onsir-donate-complete={({ detail }) => detail.amountMinor}
      onClick={() => {}}
    >
      <a href="https://example.org/donate">Donate</a>
    </sir-donate>
    <sir-donate {...attributesOf({ amounts: [10] })} />
    {/* @ts-expect-error: not one of the values */}
    <sir-donate mode="popup" />
    {/* @ts-expect-error: a list */}
    <sir-donate amounts={10} />
    {/* @ts-expect-error: no such property */}
    <sir-donate publishablekey="pk_test_1" />
    {/* @ts-expect-error: another event's detail */}
    <sir-donate onsir-donate-failed={({ detail }) => detail.code} />
    {/* @ts-expect-error: the ref of another element */}
    <sir-donate ref={createRef<HTMLFormElement>()} />
  </Frame>
);
