import { warn } from '../contract/log.js';
import type { GuestAddress } from './guest-address.js';
import type { GuestPage } from './guest-page.js';

/** How long the form waits for its colours. After that it is shown in the default ones until they arrive. */
const waitMs = 400;

export interface GuestThemeOptions {
  page: Pick<GuestPage, 'applyTheme'>;
  /** Whether the form is in a frame, which is light without a `theme`. */
  isFramed: boolean;
  /** Called when the form may be shown. */
  onReady(): void;
}

/** Applies the colour scheme, the colours and the corners that the guest's own address has. */
export function applyAddressTheme(
  { attributes, themeParameters }: Pick<GuestAddress, 'attributes' | 'themeParameters'>,
  { page, isFramed, onReady }: GuestThemeOptions,
): void {
  // Stryker disable next-line StringLiteral: any text that names no scheme does.
  const scheme = /light|dark|auto/i.exec(attributes.theme ?? '')?.[0].toLowerCase();
  const apply = (tokens: Readonly<Record<string, string>>) =>
    page.applyTheme({ 'color-scheme': scheme?.replace('auto', 'light dark'), ...tokens });
  if (scheme) apply({});
  if (!themeParameters) {
    onReady();
    return;
  }
  // Few addresses have them, so their reader is a file of its own.
  const loading = import('../contract/address-theme.js').then(
    ({ readAddressTheme }) => {
      const { tokens, warnings } = readAddressTheme(
        themeParameters,
        scheme ?? (isFramed ? 'light' : undefined),
      );
      warnings.forEach(warn);
      apply(tokens);
    },
    () => {},
  );
  void Promise.race([loading, new Promise((resolve) => setTimeout(resolve, waitMs))]).then(onReady);
}
