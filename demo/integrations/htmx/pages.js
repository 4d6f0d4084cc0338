import { donate, escapeHtml } from './donate.js';

const actions = {
  'Amounts 15 and 30': { amounts: '15,30' },
  Monthly: { frequency: 'monthly' },
  'Presets only': { presets: 'only' },
  'Any amount': { presets: '' },
  'No preference': { presets: '' },
  'Give now': { label: 'Give now' },
  'Re-render': {},
  Remove: { shown: '' },
  Add: { shown: 'yes' },
};

/** Attributes alone, and nothing inside. */
const donateWithoutChildren = ({ key, api }) => `
  <sir-donate publishable-key="${escapeHtml(key)}" api-base="${escapeHtml(api)}" nonprofit="clean-water-fund" amounts="15,30"
    min-amount="5" presets-only frequency="monthly" impact='{"15":"school books for one child"}'></sir-donate>`;

/** The state of the page is in hidden fields, which each request sends. */
export function campaign(query) {
  const state = { amounts: '10,25', frequency: 'once', presets: '', label: 'Donate', shown: 'yes', ...query };
  Object.assign(state, actions[query.action]);
  const fields = ['key', 'api', 'view', 'amounts', 'frequency', 'presets', 'label', 'shown']
    .filter((name) => state[name] !== undefined)
    .map((name) => `<input type="hidden" name="${name}" value="${escapeHtml(state[name])}">`);
  const element = state.view === 'attributes' ? donateWithoutChildren(state) : donate(state);
  return `<main id="campaign">
  <h1>Campaign</h1>
  <form id="state">${fields.join('')}</form>
  ${state.shown && element}
</main>`;
}

export const aboutPage = (query) => `<main id="campaign">
  <h1>About us</h1>
  <form id="state">
    ${Object.entries(query).map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)}
  </form>
</main>`;

const button = (name, address) =>
  `<button type="button" hx-get="${address}" hx-include="#state" hx-target="#campaign" hx-swap="outerMorph"
      hx-vals='{"action": "${name}"}'>${name}</button>`;

export const page = (main, { isLate }) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>htmx</title>
  <link rel="icon" href="data:,">
  <script src="/htmx.js"></script>
  ${isLate ? lateScript : '<script async src="/sir-donate/v0/sir-donate.js"></script>'}
</head>
<body>
  <nav>
    ${Object.keys(actions)
      .map((name) => button(name, '/campaign'))
      .join('\n    ')}
    ${button('Away', '/about')}
    ${button('Back', '/campaign')}
  </nav>
  ${main}
  <ul aria-label="Events"></ul>
  <script>
    document.addEventListener('sir-donate-complete', ({ detail }) => {
      const line = document.createElement('li');
      line.textContent = \`Given \${detail.amountMinor} \${detail.currency} \${detail.frequency}\`;
      document.querySelector('[aria-label=Events]').append(line);
    });
  </script>
</body>
</html>`;

const lateScript = `<script>
    addEventListener('load', () => {
      const script = document.createElement('script');
      script.src = '/sir-donate/v0/sir-donate.js';
      document.head.append(script);
    });
  </script>`;
