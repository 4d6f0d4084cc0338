import { signal } from '@preact/signals';
import type { Flow } from '../donation/flow.js';
import type { State } from '../donation/state.js';
import type { QrCode } from './qr-code.js';
import type { DeferredText } from './text.js';

/**
 * The donation whose code the donor has asked for, and the code as soon as it is there; null if it cannot be shown. With the
 * donation's screen, or its dialog, it is gone.
 */
const shown = signal<{ id: string; code?: QrCode | null } | undefined>(undefined);

export const isCodeShown = (id: string): boolean => !!shown.value?.code && shown.value.id === id;

/** A camera needs all of it, and the dialog may scroll. */
const showWhole = (code: SVGSVGElement | null): void => code?.scrollIntoView({ block: 'nearest' });

/**
 * Shows the donation link as a QR code, on a wide screen whose pointer is no finger (`deferred.css`): there the phone is another
 * device.
 */
export function PayOnPhone({
  state: { donation, link },
  flow,
  text,
}: {
  state: Extract<State, { type: 'link' | 'waiting' }>;
  flow: Flow;
  text: DeferredText;
}) {
  // A simulated link leads nowhere.
  if (!link?.startsWith('http')) return null;
  const { partnerDonationId: id } = donation;
  const isShown = shown.value?.id === id;
  const code = isShown ? shown.value?.code : undefined;

  async function toggle(): Promise<void> {
    shown.value = isShown ? undefined : { id };
    if (isShown || !link) return;
    const wasOpen = flow.isOpen.peek();
    const stop = flow.isOpen.subscribe((isOpen) => {
      if (isOpen === wasOpen) return;
      shown.value = undefined;
      stop();
    });
    const loaded = await import('./qr-code.js').then(
      ({ createQrCode }) => createQrCode(link, 'L') ?? null,
      () => null,
    );
    if (shown.peek()?.id !== id) return;
    shown.value = { id, code: loaded };
    // From now on the donor may be at the checkout.
    if (loaded) flow.linkClicked();
  }

  return (
    <div class="phone">
      <button type="button" class="quiet" aria-expanded={isShown} onClick={toggle}>
        {text('payOnPhone')}
      </button>
      {code && (
        <>
          <p aria-hidden="true">{text('scanCode')}</p>
          <svg
            class="code"
            ref={showWhole}
            role="img"
            aria-label={text('scanCode')}
            viewBox={`0 0 ${code.size} ${code.size}`}
            shape-rendering="crispEdges"
          >
            <path fill="#fff" d={`M0 0h${code.size}v${code.size}H0z`} />
            <path fill="#000" d={code.path} />
          </svg>
        </>
      )}
      {code === null && (
        <p class="error" role="alert">
          {text('problemNetwork')}
        </p>
      )}
    </div>
  );
}
