/*
 * What a careful developer would write by hand instead of the widget: the same entry and the same first step in a
 * native dialog, built on the first click. No library, no API, no checkout. It is the benchmark's yardstick.
 */
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  button { min-block-size: 48px; padding: 0 24px; border: 0; border-radius: 12px; background: #0b6b4f; color: #fff; font: 500 1em system-ui; }
  dialog { inline-size: min(440px, 100vw); padding: 20px; border: 0; border-radius: 18px; font: 1em/1.45 system-ui; }
  form { display: grid; gap: 16px; }
  fieldset { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin: 0; padding: 0; border: 0; }
  label { padding: 12px; border: 1px solid #c9d2ce; border-radius: 8px; }
  input:not([type]) { inline-size: 6em; font: inherit; }
`);

const choice = (name, value, label, checked) =>
  `<label><input type="radio" name="${name}" value="${value}"${checked ? ' checked' : ''}> ${label}</label>`;

class HandWrittenDonate extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const button = document.createElement('button');
    button.textContent = this.textContent.trim() || 'Donate';
    button.onclick = () => this.open();
    root.append(button);
  }

  open() {
    this.dialog ??= this.build();
    this.dialog.showModal();
  }

  build() {
    const dialog = document.createElement('dialog');
    const amounts = this.getAttribute('amounts').split(',');
    dialog.innerHTML = `
      <form method="dialog">
        <h2>Donate to Clean Water Fund</h2>
        <fieldset><legend>How often?</legend>${choice('frequency', 'once', 'Once', true)}${choice('frequency', 'monthly', 'Monthly')}</fieldset>
        <fieldset><legend>How much?</legend>${amounts.map((amount) => choice('amount', amount, `$${amount}`)).join('')}</fieldset>
        <label>Other amount <input name="custom" inputmode="decimal" autocomplete="off"></label>
        <button>Continue</button>
      </form>`;
    this.shadowRoot.append(dialog);
    return dialog;
  }
}

customElements.define('hand-written-donate', HandWrittenDonate);
