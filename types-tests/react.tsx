/** @jsxImportSource react */
/** Types of the component and of the element in JSX of React: right uses compile, wrong ones do not. */
import type { SirDonateElement, SirDonateEventHandler } from '@sir-giving/donate';
import { attributesOf, type SirDonateOptions } from '@sir-giving/donate/attributes';
import { SirDonate, type SirDonateHandlers, type SirDonateProps } from '@sir-giving/donate/react';
import { type ComponentProps, createRef, useCallback, useRef, useState } from 'react';

const key: string | undefined = undefined;
const options: SirDonateOptions = { publishableKey: key, amounts: [15, 30] };

export function Give({ onThanks, className }: { onThanks: (minor: number) => void; className?: string }) {
  const element = useRef<SirDonateElement>(null);
  const [frequency, setFrequency] = useState<'once' | 'monthly' | undefined>();
  const handleError = useCallback<NonNullable<SirDonateHandlers['onError']>>(({ detail }) => {
    console.error(detail.code, detail.retryable);
  }, []);
  return (
    <>
      <button type="button" onClick={() => element.current?.open()}>
        Open
      </button>
      <SirDonate
        ref={element}
        key="give"
        publishableKey={key}
        nonprofit={['clean-water-fund']}
        amounts={[15, '30']}
        impact={{ 15: 'books' }}
        frequency={frequency}
        presetsOnly
        isolated={false}
        id="give"
        className={className}
        style={{ marginTop: 8 }}
        hidden={false}
        aria-label="Give"
        data-campaign="spring"
        onClick={({ currentTarget }) => currentTarget.open()}
        onChange={({ detail }) => setFrequency(detail.frequency)}
        onBeforeCheckout={(event) => event.preventDefault()}
        onComplete={({ detail }) => onThanks(detail.amountMinor)}
        onProcessing={({ detail }) => onThanks(detail.amountMinor)}
        onFailed={undefined}
        onError={handleError}
      >
        <a href="https://example.org/donate">Donate</a>
      </SirDonate>
      <SirDonate {...options} ref={(current) => void current?.close()} />
    </>
  );
}

// @ts-expect-error: not one of the values
export const wrongMode = <SirDonate mode="popup" />;
// @ts-expect-error: a list
export const wrongAmounts = <SirDonate amounts={10} />;
// @ts-expect-error: no amount
export const wrongAmount = <SirDonate amount="ten" />;
// @ts-expect-error: no such option
export const wrongName = <SirDonate publishablekey="pk_test_1" />;
// @ts-expect-error: no amount
export const wrongAttribute = <SirDonate max-amount="lots" />;
// @ts-expect-error: no flag
export const wrongFlag = <SirDonate presetsOnly="yes" />;
// @ts-expect-error: another event's detail
export const wrongDetail = <SirDonate onComplete={({ detail }) => detail.code} />;
// @ts-expect-error: no handler
export const wrongHandler = <SirDonate onComplete="thanks()" />;
// @ts-expect-error: the ref of another element
export const wrongRef = <SirDonate ref={createRef<HTMLFormElement>()} />;

export const props: SirDonateProps = { nonprofit: 'old-mill', onReady: undefined, className: 'wide' };
export const componentProps: ComponentProps<typeof SirDonate> = {
  ...props,
  ref: createRef<SirDonateElement>(),
};

const handleComplete: SirDonateEventHandler<'sir-donate-complete'> = ({ detail }) => detail.currency;

export const elements = (
  <>
    <sir-donate
      ref={createRef<SirDonateElement>()}
      publishableKey={key}
      nonprofit="clean-water-fund"
      amounts={[15, 30]}
      presets-only
      min-amount={5}
      theme={undefined}
      className="wide"
      onsir-donate-complete={handleComplete}
      onsir-donate-change={({ detail }) => detail.tipMinor}
    >
      Give
    </sir-donate>
    <sir-donate {...attributesOf(options)} />
    {/* @ts-expect-error: not one of the values */}
    <sir-donate mode="popup" />
    {/* @ts-expect-error: no amount */}
    <sir-donate min-amount="five" />
    {/* @ts-expect-error: another event's handler */}
    <sir-donate onsir-donate-error={handleComplete} />
  </>
);
