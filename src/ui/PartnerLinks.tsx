import type { ComponentChildren } from 'preact';
import type { View } from './view.js';

/** One of the partner's links. A page opens beside the form; an email address or a phone number is the device's own matter. */
export const PartnerLink = ({ href, children }: { href: string | undefined; children: string }) =>
  href ? (
    <a
      class="partner-link"
      part="partner-link"
      href={href}
      target={/^https?:/.test(href) ? '_blank' : undefined}
      rel="noopener noreferrer"
    >
      {children}
    </a>
  ) : null;

export const HelpLink = ({ flow, text }: Pick<View, 'flow' | 'text'>) => (
  <PartnerLink href={flow.options.value.helpUrl}>{text('help')}</PartnerLink>
);

/** A quiet line of links. */
export const PartnerLine = ({ children }: { children: ComponentChildren }) => (
  <p class="hint partner-line">{children}</p>
);

/** The line of a step that has the link for help alone. */
export const HelpLine = ({ flow, text }: Pick<View, 'flow' | 'text'>) =>
  flow.options.value.helpUrl ? (
    <PartnerLine>
      <HelpLink flow={flow} text={text} />
    </PartnerLine>
  ) : null;
