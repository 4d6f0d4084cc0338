/** A page with buttons that change the widget, and without a framework. */
import { type Account, thanks } from '../campaign.js';
import { createDonate, type DonateOptions, updateDonate } from './donate.js';

function heading(text: string): HTMLElement {
  const element = document.createElement('h1');
  element.textContent = text;
  return element;
}

/** The element as a page writes it in HTML: attributes alone, and nothing inside. */
function createFromAttributes({ publishableKey, apiBase }: Account): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>('template#attributes');
  const element = document.importNode(template?.content.firstElementChild as HTMLElement, true);
  element.setAttribute('publishable-key', publishableKey);
  element.setAttribute('api-base', apiBase);
  return element;
}

export function startApp(account: Account, onMounted?: () => void): void {
  const place = document.getElementById('app');
  const nav = document.createElement('nav');
  const main = document.createElement('main');
  const log = document.createElement('ul');
  log.ariaLabel = 'Events';

  let options: DonateOptions = {
    publishableKey: account.publishableKey,
    apiBase: account.apiBase,
    amounts: [10, 25],
    frequency: 'once',
    presetsOnly: undefined,
    label: 'Donate',
  };
  const create = () =>
    account.view === 'attributes'
      ? createFromAttributes(account)
      : createDonate(options, (gift) => {
          const line = document.createElement('li');
          line.textContent = thanks(gift);
          log.append(line);
        });
  let element = create();
  const showCampaign = () => main.replaceChildren(heading('Campaign'), element, log);
  const change = (changes: Partial<DonateOptions>) => () => {
    options = { ...options, ...changes };
    const donate = main.querySelector('sir-donate');
    if (donate) updateDonate(donate, options);
  };
  const renew = (show: () => void) => () => {
    element = create();
    show();
  };

  const actions: Record<string, () => void> = {
    'Amounts 15 and 30': change({ amounts: [15, 30] }),
    Monthly: change({ frequency: 'monthly' }),
    'Presets only': change({ presetsOnly: true }),
    'Any amount': change({ presetsOnly: false }),
    'No preference': change({ presetsOnly: undefined }),
    'Give now': change({ label: 'Give now' }),
    'Re-render': () => change({ amounts: [...options.amounts] })(),
    Remove: () => element.remove(),
    Add: renew(showCampaign),
    Away: () => main.replaceChildren(heading('About us')),
    Back: renew(showCampaign),
  };
  for (const [name, act] of Object.entries(actions)) {
    const button = document.createElement('button');
    button.textContent = name;
    button.onclick = act;
    nav.append(button);
  }
  showCampaign();
  place?.append(nav, main);
  onMounted?.();
}
