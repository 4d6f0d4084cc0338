/** A page with buttons that change the widget, as an element with a shadow root. */
import type { Frequency } from '@sir-giving/donate';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { readAccount, thanks } from '../campaign.js';
import { donate } from './donate.js';

class CampaignPage extends LitElement {
  static override properties = {
    isAway: { state: true },
    isShown: { state: true },
    amounts: { state: true },
    frequency: { state: true },
    presetsOnly: { state: true },
    label: { state: true },
    lines: { state: true },
  };

  declare isAway: boolean;
  declare isShown: boolean;
  declare amounts: number[];
  declare frequency: Frequency;
  declare presetsOnly: boolean | undefined;
  declare label: string;
  declare lines: string[];
  onMounted: (() => void) | undefined;
  readonly account = readAccount(location.search);

  constructor() {
    super();
    this.isAway = false;
    this.isShown = true;
    this.amounts = [10, 25];
    this.frequency = 'once';
    this.label = 'Donate';
    this.lines = [];
  }

  protected override firstUpdated(): void {
    this.onMounted?.();
  }

  readonly actions: Record<string, () => void> = {
    'Amounts 15 and 30': () => {
      this.amounts = [15, 30];
    },
    Monthly: () => {
      this.frequency = 'monthly';
    },
    'Presets only': () => {
      this.presetsOnly = true;
    },
    'Any amount': () => {
      this.presetsOnly = false;
    },
    'No preference': () => {
      this.presetsOnly = undefined;
    },
    'Give now': () => {
      this.label = 'Give now';
    },
    'Re-render': () => {
      this.amounts = [...this.amounts];
    },
    Remove: () => {
      this.isShown = false;
    },
    Add: () => {
      this.isShown = true;
    },
    Away: () => {
      this.isAway = true;
    },
    Back: () => {
      this.isAway = false;
    },
  };

  #donate(): TemplateResult {
    const { publishableKey, apiBase, view } = this.account;
    if (view === 'attributes')
      return html`<sir-donate publishable-key=${publishableKey} api-base=${apiBase} nonprofit="clean-water-fund"
        amounts="15,30" min-amount="5" ?presets-only=${true} frequency="monthly"
        impact='{"15":"school books for one child"}'></sir-donate>`;
    const { amounts, frequency, presetsOnly, label } = this;
    return donate({
      publishableKey,
      apiBase,
      amounts,
      frequency,
      presetsOnly,
      label,
      onThanks: (gift) => {
        this.lines = [...this.lines, thanks(gift)];
      },
    });
  }

  protected override render(): TemplateResult {
    const buttons = Object.entries(this.actions).map(
      ([name, act]) => html`<button type="button" @click=${act}>${name}</button>`,
    );
    const campaign = html`<main>
      <h1>Campaign</h1>
      ${this.isShown ? this.#donate() : nothing}
      <ul aria-label="Events">${this.lines.map((line) => html`<li>${line}</li>`)}</ul>
    </main>`;
    return html`<nav>${buttons}</nav>${this.isAway ? html`<h1>About us</h1>` : campaign}`;
  }
}

customElements.define('campaign-page', CampaignPage);

export function start(onMounted?: () => void): void {
  const page = new CampaignPage();
  page.onMounted = onMounted;
  document.getElementById('app')?.append(page);
}
