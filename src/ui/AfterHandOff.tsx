import { signal } from '@preact/signals';
import { sharePage, waysToShare } from '../donation/share-page.js';
import type { State } from '../donation/state.js';
import { callLimit } from '../donation/status-call-limits.js';
import type { DeferredView } from './deferred-text.js';
import { HelpLink } from './PartnerLinks.js';
import { isCodeShown, PayOnPhone } from './PayOnPhone.js';
import { BusyButton, OutLink, Screen } from './Screen.js';
import { Sums } from './Sums.js';

const tick = 'M5 12.5l4.5 4.5L19 7.5';
const clock = 'M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z';

const Quiet = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <button type="button" class="quiet" onClick={onClick}>
    {children}
  </button>
);

/** The outcome of sharing, and the donation after which it was shared. */
const shared = signal<{ id: string; outcome: Awaited<ReturnType<typeof sharePage>> }>();

/** The screens from the hand-off on. */
export function AfterHandOff({ state, flow, text, pageTarget, onClose }: DeferredView & { state: State }) {
  const href = 'link' in state ? state.link : undefined;
  /** A simulated checkout has no page to open. */
  const stayInSimulation = (event: Event) => {
    if (flow.options.peek().simulate) event.preventDefault();
  };
  const here =
    href && flow.isFramed ? (
      // A click on a link is the one way to the top window that no browser refuses, unless a sandbox forbids it. The
      // first one waits until the host page knows of the donation.
      <OutLink
        look="secondary"
        href={href}
        target="_top"
        onClick={(event) => {
          stayInSimulation(event);
          if (event.type === 'click' && state.type === 'link' && flow.canNavigateTop())
            event.preventDefault();
          flow.continueInThisTab();
        }}
      >
        {text('openHere')}
      </OutLink>
    ) : (
      <BusyButton look="secondary" onClick={flow.continueInThisTab}>
        {text('openHere')}
      </BusyButton>
    );
  const again = href && (
    <>
      {flow.canOpenWindows() && (
        <OutLink look="secondary" href={href} onClick={stayInSimulation}>
          {text('openAgain')}
        </OutLink>
      )}
      {here}
    </>
  );
  const help = <HelpLink flow={flow} text={text} />;
  const { doneUrl } = flow.options.value;
  const done = doneUrl ? (
    // The address may be a fragment of this page, which the dialog would cover.
    <a
      class="primary"
      part="submit"
      href={doneUrl}
      target={pageTarget}
      rel="noopener noreferrer"
      onClick={onClose}
    >
      {text('continue')}
    </a>
  ) : (
    onClose && (
      <BusyButton look="primary" onClick={onClose}>
        {text('close')}
      </BusyButton>
    )
  );
  switch (state.type) {
    case 'link':
      return (
        <Screen icon="out" title={text('linkTitle')}>
          <p>{text('linkText')}</p>
          <div class="receipt">
            <Sums amounts={state.donation} text={text} />
          </div>
          {flow.canOpenWindows() && (
            <OutLink
              look="primary"
              href={state.link}
              onClick={(event) => {
                stayInSimulation(event);
                flow.linkClicked();
              }}
            >
              {text('openCheckout')}
            </OutLink>
          )}
          {here}
          <PayOnPhone state={state} flow={flow} text={text} />
          <Quiet onClick={flow.restart}>{text('startOver')}</Quiet>
          {help}
        </Screen>
      );
    case 'waiting':
      return (
        <Screen icon={clock} tone="busy" title={text('waitingTitle')}>
          <p>
            {text(
              state.link &&
                state.donation.handOff !== 'redirect' &&
                !isCodeShown(state.donation.partnerDonationId)
                ? 'waitingText'
                : 'waitingTextHere',
            )}
          </p>
          {again}
          <PayOnPhone state={state} flow={flow} text={text} />
          <Quiet onClick={flow.restart}>{text('startOver')}</Quiet>
          {help}
        </Screen>
      );
    case 'pending':
      return (
        <Screen
          icon={clock}
          title={text('pendingTitle')}
          announcement={text(state.isChecking ? 'checking' : 'pendingTitle')}
        >
          <p>{text('pendingText')}</p>
          {(state.isChecking || state.donation.calls < callLimit) && (
            <BusyButton look="primary" busy={state.isChecking} onClick={flow.checkNow}>
              {text(state.isChecking ? 'checking' : 'checkAgain')}
            </BusyButton>
          )}
          {again}
          <Quiet onClick={flow.restart}>{text('startOver')}</Quiet>
          {help}
        </Screen>
      );
    case 'processing':
      return (
        <Screen icon={clock} title={text('processingTitle')}>
          <p>{text('processingText')}</p>
          {state.donation.calls >= callLimit && <p>{text('processingReceipt')}</p>}
          <div class="receipt">
            <Sums amounts={state.donation} text={text} />
          </div>
          {done}
          <Quiet onClick={flow.reset}>{text('giveAgain')}</Quiet>
          {help}
        </Screen>
      );
    case 'succeeded': {
      const { partnerDonationId: id, nonprofit, amountMinor, currency, frequency } = state.donation;
      const isMonthly = frequency === 'monthly';
      const places = { amount: text.money(amountMinor, currency), nonprofit: flow.nameOf(nonprofit) };
      const tokens = state.reward?.tokens;
      const way = waysToShare();
      const outcome = shared.value?.id === id ? shared.value.outcome : undefined;
      const isCopied = outcome === 'copied';
      return (
        <Screen
          icon={tick}
          tone="good"
          title={text('thanksTitle')}
          announcement={isCopied ? text('copied') : undefined}
        >
          <p>{text(isMonthly ? 'thanksMonthly' : 'thanksText', places)}</p>
          {tokens && <p class="reward">{text('reward', { tokens: text.number(tokens) })}</p>}
          <div class="receipt">
            <Sums amounts={state.donation} text={text} />
            <h4>{text('nextTitle')}</h4>
            <p>{text('receipt')}</p>
            {isMonthly && <p>{text('nextMonthly')}</p>}
          </div>
          {done}
          {way && (
            <BusyButton
              look="secondary"
              onClick={async () => {
                shared.value = { id, outcome: await sharePage(text('shareText', places)) };
              }}
            >
              {text(isCopied ? 'copied' : way === 'sheet' ? 'share' : 'copyLink')}
            </BusyButton>
          )}
          {outcome instanceof URL && <p dir="ltr">{outcome.href}</p>}
          <Quiet onClick={flow.reset}>{text('giveAgain')}</Quiet>
        </Screen>
      );
    }
    case 'failed':
      return (
        <Screen icon="alert" tone="bad" title={text('failedTitle')}>
          <p>{text('failedText')}</p>
          <BusyButton look="primary" onClick={flow.restart}>
            {text('tryAgain')}
          </BusyButton>
          {help}
        </Screen>
      );
    default:
      return null;
  }
}
