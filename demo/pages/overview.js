/** Fills the table of sandbox keys on the overview page from the sandbox. */
const body = document.querySelector('#keys tbody');

for (const { key, summary } of await fetch(`${body.dataset.api}/_control/keys`).then((r) => r.json())) {
  const row = body.insertRow();
  const head = document.createElement('th');
  head.scope = 'row';
  head.append(Object.assign(document.createElement('code'), { textContent: key }));
  row.append(head);
  row.insertCell().textContent = summary;
  row
    .insertCell()
    .append(
      linkTo('charity.html', key, 'light'),
      ' ',
      linkTo('charity.html', key, 'dark'),
      ' ',
      linkTo('inline.html', key),
    );
}

function linkTo(page, key, theme) {
  const query = new URLSearchParams(theme ? { key, theme } : { key });
  const text = theme ?? 'inline';
  return Object.assign(document.createElement('a'), {
    href: `/${page}?${query}`,
    textContent: text,
    ariaLabel: `${key}, ${text}`,
  });
}
