export const escapeHtml = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Each answer of the server has the whole element; htmx morphs the one that is in the page. */
export const donate = ({ key, api, amounts, frequency, presets, label }) => `
  <sir-donate
    id="donate"
    publishable-key="${escapeHtml(key)}"
    api-base="${escapeHtml(api)}"
    nonprofit="clean-water-fund"
    amounts="${escapeHtml(amounts)}"
    min-amount="5"
    frequency="${escapeHtml(frequency)}"
    ${presets && 'presets-only'}
    impact='{"15":"school books for one child"}'
  >
    <a href="https://example.org/donate">${escapeHtml(label)}</a>
  </sir-donate>`;
