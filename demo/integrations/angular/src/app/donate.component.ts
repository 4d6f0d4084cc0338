import { Component, CUSTOM_ELEMENTS_SCHEMA, input, output } from '@angular/core';
import type { CheckoutDetail, Frequency } from '@sir-giving/donate';

@Component({
  selector: 'app-donate',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <sir-donate
      [publishableKey]="publishableKey()"
      [apiBase]="apiBase()"
      nonprofit="clean-water-fund"
      [amounts]="amounts()"
      [minAmount]="5"
      [presetsOnly]="presetsOnly()"
      [frequency]="frequency()"
      [impact]="impact"
      (sir-donate-complete)="thanks.emit($event.detail)"
    >
      <a href="https://example.org/donate">{{ label() }}</a>
    </sir-donate>
  `,
})
export class DonateComponent {
  readonly publishableKey = input<string>();
  readonly apiBase = input<string>();
  readonly amounts = input<number[]>([]);
  readonly presetsOnly = input<boolean>();
  readonly frequency = input<Frequency>('once');
  readonly label = input('Donate');
  readonly thanks = output<CheckoutDetail>();
  readonly impact = { 15: 'school books for one child' };
}
