import { Logo } from './Logo.js';
import type { View } from './view.js';

/** Step 0, if there are several nonprofits: the donor chooses one. */
export function NonprofitStep({ flow, text }: View) {
  return (
    <div class="step">
      <div class="body">
        <h3 class="title" part="title" tabIndex={-1}>
          {text('chooseNonprofit')}
        </h3>
        <ul>
          {flow.nonprofits.value.map(({ slug, value }) => (
            <li key={slug}>
              <button
                type="button"
                class="pick"
                part="nonprofit"
                disabled={!value}
                onClick={() => flow.chooseNonprofit(slug)}
              >
                <Logo name={value?.name} logo={value?.logo} />
                <bdi>{value ? value.name : <span class="skeleton line">{slug}</span>}</bdi>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
