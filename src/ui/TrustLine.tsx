import { Component } from 'preact';
import type { DeferredView } from './deferred-text.js';
import { HelpLink, PartnerLine, PartnerLink } from './PartnerLinks.js';

/**
 * The line above the last button: the partner's links, and the nonprofit's EIN. If the API has not named the nonprofit when
 * the step opens, the space of an EIN is reserved, so that nothing moves later.
 */
export class TrustLine extends Component<Pick<DeferredView, 'flow' | 'text'>> {
  readonly #reservesEin = isAwaited(this.props.flow);

  override render() {
    const { flow, text } = this.props;
    const { privacyUrl, termsUrl, helpUrl } = flow.options.value;
    const ein = flow.nonprofit.value?.value?.ein;
    if (!privacyUrl && !termsUrl && !helpUrl && !ein && !this.#reservesEin) return null;
    return (
      <PartnerLine>
        <PartnerLink href={privacyUrl}>{text('privacy')}</PartnerLink>
        <PartnerLink href={termsUrl}>{text('terms')}</PartnerLink>
        <HelpLink flow={flow} text={text} />
        {ein ? (
          <bdi translate={false}>{`EIN ${ein}`}</bdi>
        ) : (
          this.#reservesEin && (
            <span class="reserved" aria-hidden="true">
              EIN 00-0000000
            </span>
          )
        )}
      </PartnerLine>
    );
  }
}

function isAwaited({ nonprofit }: DeferredView['flow']): boolean {
  const { value, error } = nonprofit.peek() ?? {};
  return !value && !error;
}
