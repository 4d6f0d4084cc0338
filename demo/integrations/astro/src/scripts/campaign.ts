/** The buttons of the page, and what it does when a donation is complete. */
export function startCampaign(): void {
  const place = document.getElementById('place');
  const element = place?.querySelector('sir-donate');
  if (!place || !element) return;

  // What a partner would write as attributes. Here each test has a key of its own, and its API is on this machine.
  const query = new URLSearchParams(location.search);
  element.publishableKey = query.get('key') ?? undefined;
  element.apiBase = query.get('api') ?? undefined;

  element.addEventListener('sir-donate-complete', ({ detail: { amountMinor, currency, frequency } }) => {
    const line = document.createElement('li');
    line.textContent = `Given ${amountMinor} ${currency} ${frequency}`;
    document.querySelector('[aria-label=Events]')?.append(line);
  });

  const actions: Record<string, () => void> = {
    'Amounts 15 and 30': () => {
      element.amounts = [15, 30];
    },
    Monthly: () => {
      element.frequency = 'monthly';
    },
    'Presets only': () => {
      element.presetsOnly = true;
    },
    'Any amount': () => {
      element.presetsOnly = false;
    },
    'No preference': () => {
      element.presetsOnly = undefined;
    },
    'Give now': () => {
      element.querySelector('a')?.replaceChildren('Give now');
    },
    'Re-render': () => {
      element.amounts = [10, 25];
    },
    Remove: () => element.remove(),
    Add: () => place.append(element),
  };
  for (const button of document.querySelectorAll('nav button'))
    button.addEventListener('click', () => actions[button.textContent]?.());
}
