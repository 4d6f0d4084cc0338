/** A page with buttons that change the widget. */
import { Component, CUSTOM_ELEMENTS_SCHEMA, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { CheckoutDetail, Frequency } from '@sir-giving/donate';
import { DonateComponent } from './donate.component';

@Component({
  selector: 'app-campaign',
  imports: [DonateComponent],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <nav>
      @for (action of actions; track action.name) {
        <button type="button" (click)="action.act()">{{ action.name }}</button>
      }
    </nav>
    <main>
      <h1>Campaign</h1>
      @if (query()?.get('view') === 'attributes') {
        <sir-donate
          [attr.publishable-key]="query()?.get('key')"
          [attr.api-base]="query()?.get('api')"
          nonprofit="clean-water-fund"
          amounts="15,30"
          min-amount="5"
          presets-only
          frequency="monthly"
          impact='{"15":"school books for one child"}'
        ></sir-donate>
      } @else if (isShown()) {
        <app-donate
          [publishableKey]="query()?.get('key') ?? undefined"
          [apiBase]="query()?.get('api') ?? undefined"
          [amounts]="amounts()"
          [presetsOnly]="presetsOnly()"
          [frequency]="frequency()"
          [label]="label()"
          (thanks)="addLine($event)"
        />
      }
      <ul aria-label="Events">
        @for (line of lines(); track $index) {
          <li>{{ line }}</li>
        }
      </ul>
    </main>
  `,
})
export class CampaignComponent {
  /** What a partner would write as constants. Here each test has a key of its own, and its API is on this machine. */
  readonly query = toSignal(inject(ActivatedRoute).queryParamMap);
  readonly isShown = signal(true);
  readonly amounts = signal([10, 25]);
  readonly frequency = signal<Frequency>('once');
  readonly presetsOnly = signal<boolean | undefined>(undefined);
  readonly label = signal('Donate');
  readonly lines = signal<string[]>([]);
  readonly #router = inject(Router);

  readonly actions = [
    { name: 'Amounts 15 and 30', act: () => this.amounts.set([15, 30]) },
    { name: 'Monthly', act: () => this.frequency.set('monthly') },
    { name: 'Presets only', act: () => this.presetsOnly.set(true) },
    { name: 'Any amount', act: () => this.presetsOnly.set(false) },
    { name: 'No preference', act: () => this.presetsOnly.set(undefined) },
    { name: 'Give now', act: () => this.label.set('Give now') },
    { name: 'Re-render', act: () => this.amounts.update((amounts) => [...amounts]) },
    { name: 'Remove', act: () => this.isShown.set(false) },
    { name: 'Add', act: () => this.isShown.set(true) },
    { name: 'Away', act: () => this.#router.navigate(['/about'], { queryParamsHandling: 'preserve' }) },
  ];

  addLine({ amountMinor, currency, frequency }: CheckoutDetail): void {
    this.lines.update((lines) => [...lines, `Given ${amountMinor} ${currency} ${frequency}`]);
  }
}
