import type { Flow } from '../donation/flow.js';
import type { Text } from './text.js';

/** The currency, where the page offers several. */
export function CurrencySelect({ flow, text, error }: { flow: Flow; text: Text; error: string }) {
  const { perCurrency, currency, locale } = flow.options.value;
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return (
    <div class={`field currency ${error ? 'invalid' : ''}`} part="field">
      <label for="sir-currency">{text('currency')}</label>
      <div class="input">
        <select
          id="sir-currency"
          part="input"
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={error ? 'sir-currency-below' : undefined}
          onChange={({ currentTarget }) => flow.chooseCurrency(currentTarget.value)}
        >
          {perCurrency.map(({ currency: code }) => (
            <option key={code} value={code} selected={code === currency}>
              {`${code} – ${names.of(code)}`}
            </option>
          ))}
        </select>
      </div>
      {error && (
        <p class="error" id="sir-currency-below">
          {error}
        </p>
      )}
    </div>
  );
}
