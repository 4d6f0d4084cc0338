/**
 * Adds a panel to each demo page, with a live log of the widget's events and controls that change the address. Loaded
 * without defer, so that it receives the first event.
 */
const { events, attributes } = globalThis.contract;
const valuesOf = (attribute) => attributes.find(({ name }) => name === attribute).values;
const { api } = document.currentScript.dataset;
const query = new URLSearchParams(location.search);

const log = create('div', { className: 'demo-log', role: 'log', tabIndex: 0, ariaLabel: 'Widget events' });
const count = create('span', { className: 'demo-count', textContent: '0' });

for (const name of events) document.addEventListener(name, addEntry);
// What `analytics="datalayer"` pushes is in the log too.
globalThis.dataLayer = Object.assign([], {
  push(...pushed) {
    for (const { event, ecommerce } of pushed)
      if (event) addEntry({ type: `dataLayer: ${event}`, detail: ecommerce });
    return Array.prototype.push.apply(this, pushed);
  },
});
document.addEventListener('DOMContentLoaded', buildPanel);

function addEntry(event) {
  // Without `Intl` and without a layout: an event comes while the form opens.
  const time = new Date().toTimeString().slice(0, 8);
  const entry = create('p', { className: 'demo-entry' });
  entry.dataset.type = event.type;
  entry.append(
    create('time', { textContent: time }),
    create('b', { textContent: event.type }),
    create('code', { textContent: event.detail == null ? '' : JSON.stringify(event.detail) }),
  );
  log.append(entry);
  requestAnimationFrame(() => {
    log.scrollTop = log.scrollHeight;
  });
  count.textContent = String(log.children.length);
}

function buildPanel() {
  const keys = createSelect('key', 'Key', [query.get('key') ?? 'pk_test_demo']);
  const controls = create('div', { className: 'demo-controls' });
  controls.append(
    create('a', { className: 'demo-home', href: '/', textContent: 'All pages' }),
    keys.label,
    createSelect('checkout', 'Checkout', valuesOf('checkout')).label,
    createSelect('theme', 'Theme', valuesOf('theme')).label,
  );
  const summary = create('summary', { textContent: 'Event log ' });
  summary.append(count);
  const panel = create('details', { className: 'demo-panel', lang: 'en', dir: 'ltr' });
  panel.append(summary, controls, log);
  document.body.append(panel);
  void fillKeys(keys.select);
}

async function fillKeys(select) {
  const current = select.value;
  const keys = await fetch(`${api}/_control/keys`).then((response) => response.json());
  const known = keys.map(({ key }) => key);
  select.replaceChildren(...[...new Set([current, ...known])].sort().map((key) => new Option(key, key)));
  select.value = current;
}

function createSelect(name, text, choices) {
  const select = create('select', { name });
  select.append(...choices.map((choice) => new Option(choice, choice)));
  select.value = query.get(name) ?? choices[0];
  select.addEventListener('change', () => {
    query.set(name, select.value);
    location.search = query;
  });
  const label = create('label', { textContent: text });
  label.append(select);
  return { label, select };
}

function create(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}
