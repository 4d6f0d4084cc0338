/**
 * What the snippet builder says to a live key: gifts are real, and the list of docs/go-live.md, by go-live-steps.js. Nothing
 * of it is stored or sent.
 */
const form = document.querySelector('#builder');
const note = document.querySelector('#live-note');
const section = document.querySelector('#go-live');
const list = section.querySelector('ul');
const progress = document.querySelector('#go-live-progress');
const steps = globalThis.goLiveSteps;

list.append(...steps.map(createItem));
form.addEventListener('input', showForKey);
list.addEventListener('change', showProgress);
showForKey();

function createItem({ id, done }) {
  const input = Object.assign(document.createElement('input'), { type: 'checkbox', id: `go-live-${id}` });
  const label = Object.assign(document.createElement('label'), { className: 'check' });
  label.append(input, ` ${done}`);
  const item = document.createElement('li');
  item.append(label);
  return item;
}

function showForKey() {
  const isLive = /^pk_live_/i.test(form.elements['publishable-key'].value.trim());
  if (section.hidden === !isLive) return;
  section.hidden = !isLive;
  note.querySelector('a').hidden = !isLive;
  // The text comes into an element that is there, so that screen readers read it.
  note.querySelector('[role="status"]').textContent = isLive ? 'This is a live key: gifts are real.' : '';
  if (isLive) showProgress();
}

function showProgress() {
  const count = list.querySelectorAll(':checked').length;
  progress.textContent =
    count === steps.length ? 'All done. Paste your snippet.' : `${count} of ${steps.length} done.`;
}
