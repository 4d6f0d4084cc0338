/**
 * The snippet builder: turns a form into the one line that a site needs, and into a live widget beside it.
 * Values, defaults and the fields under "More" come from the table of attributes, by contract.js. An attribute is
 * written only when it differs from its default. A secret key is never written at all.
 */
const { attributes: contract } = globalThis.contract;
/** The sandbox's checkbox sets it. */
const WITHOUT_FIELD = ['api-base'];

const form = document.querySelector('#builder');
const output = document.querySelector('#snippet');
const copyButton = document.querySelector('#copy');
const copied = document.querySelector('#copied');
const preview = document.querySelector('#preview');
const advice = document.querySelector('#advice');
const keyProblem = document.querySelector('#key-problem');
const { files, api } = form.dataset;
let previewTimer = 0;

for (const attribute of contract) completeField(attribute);
form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
copyButton.addEventListener('click', copy);
preview.addEventListener('sir-donate-error', ({ detail }) => {
  advice.textContent = detail?.message ?? '';
});
update();

function update() {
  const data = new FormData(form);
  const key = String(data.get('publishable-key')).trim();
  const looksSecret = /sk_/i.test(key);
  keyProblem.textContent = looksSecret
    ? 'This is a secret key. It must never be in a page: use the publishable key, which starts with pk_.'
    : '';
  const attributes = { ...attributesFrom(data), 'publishable-key': looksSecret ? 'pk_test_…' : key };
  const link = { href: String(data.get('link')).trim(), label: String(data.get('label')).trim() };
  output.textContent = `${snippet(attributes, link)}\n<script async src="${files}/v0/sir-donate.js"></script>`;
  copied.textContent = '';
  clearTimeout(previewTimer);
  if (!looksSecret) previewTimer = setTimeout(() => showPreview(attributes, link), 400);
}

/** Offers the attribute's values in its field, and creates the field if the page has none. */
function completeField({ name, property, accepted, byDefault, description, isFlag, values = [] }) {
  if (WITHOUT_FIELD.includes(name)) return;
  const field = form.elements[name];
  if (field) {
    if (values.length > 0) field.replaceChildren(...values.map((value) => new Option(value)));
    return;
  }
  const input = document.createElement('input');
  const hint = document.createElement('small');
  Object.assign(input, { name, spellcheck: false, title: description });
  if (isFlag) Object.assign(input, { type: 'checkbox', value: 'true' });
  else input.placeholder = byDefault;
  hint.textContent = (isFlag || accepted === 'text' ? description : accepted).replaceAll('`', '');
  const label = document.createElement('label');
  label.className = isFlag ? 'check wide' : '';
  const words = property.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const caption = `${words[0].toUpperCase()}${words.slice(1)} `;
  label.append(...(isFlag ? [input, ` ${caption}`, hint] : [caption, hint, ' ', input]));
  document.querySelector('#more').append(label);
}

function attributesFrom(data) {
  const attributes = { 'publishable-key': '', nonprofit: String(data.get('nonprofit')).trim() };
  for (const { name, byDefault, isFlag } of contract) {
    if (name in attributes || WITHOUT_FIELD.includes(name)) continue;
    const value = data.getAll(name).join(',').trim();
    if (value !== '' && value !== byDefault) attributes[name] = isFlag ? '' : value;
  }
  if (data.has('sandbox')) attributes['api-base'] = api;
  return attributes;
}

function snippet(attributes, { href, label }) {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`,
  );
  return `<sir-donate${written.join('')}><a href="${escapeAttribute(href)}">${escapeAttribute(label)}</a></sir-donate>`;
}

function showPreview(attributes, { href, label }) {
  const widget = document.createElement('sir-donate');
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  widget.append(Object.assign(document.createElement('a'), { href, textContent: label }));
  advice.textContent = '';
  preview.replaceChildren(widget);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(output.textContent);
    copied.textContent = 'Copied.';
  } catch {
    getSelection()?.selectAllChildren(output);
    copied.textContent = 'Selected. Press Ctrl+C to copy it.';
  }
}

function escapeAttribute(text) {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
