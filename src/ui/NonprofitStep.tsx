import { nameOfSlug } from '../contract/name-of-slug.js';
import type { NonprofitChoice } from '../donation/choices.js';
import { Logo } from './Logo.js';
import { HelpLine } from './PartnerLinks.js';
import type { View } from './view.js';

/** Falls back to the slug, as a name, when the API returned an error. */
export const displayName = ({ slug, value, error }: NonprofitChoice): string | undefined =>
  value?.name ?? (error && nameOfSlug(slug));

/** Step 0, if there are several nonprofits: the donor chooses one. */
export function NonprofitStep({ flow, text }: View) {
  return (
    <div class="step">
      <div class="body">
        <h3 class="title" part="title" tabIndex={-1}>
          {text('chooseNonprofit')}
        </h3>
        <ul>
          {flow.nonprofits.value.map((choice) => {
            const { slug, value } = choice;
            const name = displayName(choice);
            return (
              <li key={slug}>
                <button
                  type="button"
                  class="pick"
                  part="nonprofit"
                  disabled={!name}
                  onClick={() => flow.chooseNonprofit(slug)}
                >
                  <Logo name={name} logo={value?.logo} />
                  <bdi>{name ?? <span class="skeleton line">{slug}</span>}</bdi>
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      {flow.options.value.helpUrl && (
        <div class="footer" part="footer">
          <HelpLine flow={flow} text={text} />
        </div>
      )}
    </div>
  );
}
