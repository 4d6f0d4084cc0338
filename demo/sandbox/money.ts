/** Amounts as the sandbox shows them. Knows nothing of the widget's own money code, so that it can contradict it. */
export function majorUnits(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** fractionDigits(currency);
}

export function formatMoney(amountMinor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(majorUnits(amountMinor, currency));
}

function fractionDigits(currency: string): number {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
