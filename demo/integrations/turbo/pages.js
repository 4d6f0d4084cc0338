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

/** The scripts of every page. Turbo morphs a page that is visited again, as after a form or a broadcast. */
const page = ({ body, scripts }) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="turbo-refresh-method" content="morph">
  <meta name="turbo-refresh-scroll" content="preserve">
  <title>Turbo</title>
  <link rel="icon" href="data:,">
  <script type="module" src="/turbo/turbo.es2017-esm.js"></script>
  ${scripts}
  <script>
    document.addEventListener('sir-donate-complete', ({ detail }) => {
      const line = document.createElement('li');
      line.textContent = \`Given \${detail.amountMinor} \${detail.currency} \${detail.frequency}\`;
      document.querySelector('[aria-label=Events]').append(line);
    });
  </script>
</head>
<body>
${body}
</body>
</html>`;

const sirDonate = '<script async src="/sir-donate/v0/sir-donate.js"></script>';

const lateSirDonate = `<script>
    addEventListener('load', () => {
      const script = document.createElement('script');
      script.src = '/sir-donate/v0/sir-donate.js';
      document.head.append(script);
    });
  </script>`;

/** As in a session: by the key, which each visitor of this demo has for itself. */
const states = new Map();

export function campaignPage(path, { action, ...query }) {
  const initial = { amounts: '10,25', frequency: 'once', presets: '', label: 'Donate', shown: 'yes' };
  const state = { ...((action && states.get(query.key)) ?? initial), ...actions[action], ...query };
  states.set(query.key, state);
  const links = Object.keys(actions).map((name) => {
    const address = `${path}?${new URLSearchParams({ ...query, action: name })}`;
    return `<a role="button" href="${escapeHtml(address)}" data-turbo-action="replace">${name}</a>`;
  });
  const element = state.view === 'attributes' ? donateWithoutChildren(state) : donate(state);
  return page({
    scripts: path === '/late' && state.define === 'import' ? lateSirDonate : sirDonate,
    body: `
  <nav>
    ${links.join('\n    ')}
    <a href="/about">Away</a>
  </nav>
  <main>
    <h1>Campaign</h1>
    ${state.shown && element}
    <ul aria-label="Events" id="events" data-turbo-permanent></ul>
  </main>`,
  });
}

/** Turbo shows its cached copy of the campaign. */
export const aboutPage = () =>
  page({
    scripts: sirDonate,
    body: `
  <nav><button type="button" onclick="history.back()">Back</button></nav>
  <h1>About us</h1>`,
  });
