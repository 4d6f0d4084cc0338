/** A page with buttons that change the widget. */
import { readAccount } from './account.js';
import { createDonate } from './donate.js';

function heading(text) {
  const element = document.createElement('h1');
  element.textContent = text;
  return element;
}

/** The element as a page writes it in HTML: attributes alone, and nothing inside. */
function createFromAttributes({ publishableKey, apiBase }) {
  const { content } = document.getElementById('attributes');
  const element = document.importNode(content.firstElementChild, true);
  element.setAttribute('publishable-key', publishableKey);
  element.setAttribute('api-base', apiBase);
  return element;
}

export function startApp() {
  const account = readAccount();
  const main = document.createElement('main');
  const nav = document.createElement('nav');
  const log = document.createElement('ul');
  log.ariaLabel = 'Events';

  const state = { amounts: [10, 25], frequency: 'once', presetsOnly: undefined };
  let label = 'Donate';
  let element;

  function update() {
    Object.assign(element, state);
    element.querySelector('a').textContent = label;
  }

  function showCampaign() {
    if (account.view === 'attributes') element = createFromAttributes(account);
    else {
      element = createDonate(account, ({ amountMinor, currency, frequency }) => {
        const line = document.createElement('li');
        line.textContent = `Given ${amountMinor} ${currency} ${frequency}`;
        log.append(line);
      });
      update();
    }
    main.replaceChildren(heading('Campaign'), element, log);
  }

  const change = (changes) => () => {
    Object.assign(state, changes);
    update();
  };
  const actions = {
    'Amounts 15 and 30': change({ amounts: [15, 30] }),
    Monthly: change({ frequency: 'monthly' }),
    'Presets only': change({ presetsOnly: true }),
    'Any amount': change({ presetsOnly: false }),
    'No preference': change({ presetsOnly: undefined }),
    'Give now': () => {
      label = 'Give now';
      update();
    },
    'Re-render': () => change({ amounts: [...state.amounts] })(),
    Remove: () => element.remove(),
    Add: showCampaign,
    Away: () => main.replaceChildren(heading('About us')),
    Back: showCampaign,
  };
  for (const [name, act] of Object.entries(actions)) {
    const button = document.createElement('button');
    button.textContent = name;
    button.onclick = act;
    nav.append(button);
  }
  showCampaign();
  document.getElementById('app').append(nav, main);
}
