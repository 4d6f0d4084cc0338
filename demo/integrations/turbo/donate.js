export const escapeHtml = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** Each page has the whole element; Turbo morphs the one that is shown, or shows its cached copy. */
export const donate = ({ key, api, amounts, frequency, presets, label }) => `
  <sir-donate
    publishable-key="${escapeHtml(key)}"
    api-base="${escapeHtml(api)}"
    nonprofit="clean-water-fund"
    amounts="${escapeHtml(amounts)}"
    min-amount="5"
    frequency="${escapeHtml(frequency)}"
    ${presets && 'presets-only'}
    impact='{"15":"school books for one child"}'
  >
    <a href="https://example.org/donate" data-turbo="false">${escapeHtml(label)}</a>
  </sir-donate>`;
