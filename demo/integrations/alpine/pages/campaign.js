document.addEventListener('alpine:init', () => {
  // What a partner would write as constants. Here each test has a key of its own, and its API is on this machine.
  const query = new URLSearchParams(location.search);
  window.Alpine.data('campaign', () => ({
    publishableKey: query.get('key'),
    apiBase: query.get('api'),
    view: query.get('view'),
    amounts: [10, 25],
    frequency: 'once',
    presetsOnly: undefined,
    impact: { 15: 'school books for one child' },
    label: 'Donate',
    isShown: true,
    isAway: false,
    lines: [],
    addLine({ amountMinor, currency, frequency }) {
      this.lines.push(`Given ${amountMinor} ${currency} ${frequency}`);
    },
  }));
});
