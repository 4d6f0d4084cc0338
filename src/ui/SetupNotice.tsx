import { Icon } from './Icon.js';
import { PartnerLink } from './PartnerLinks.js';
import type { FormTranslations } from './translations/en.js';

/** Replaces the button or form where the attributes make a donation impossible. */
export function SetupNotice({
  strings,
  fallbackHref,
  helpHref,
}: {
  strings: FormTranslations;
  fallbackHref: string | undefined;
  helpHref: string | undefined;
}) {
  return (
    <div class="form setup" role="alert">
      <p class="notice">
        <Icon path="alert" />
        <span>{strings.problemSetup}</span>
      </p>
      {fallbackHref && (
        <a class="secondary" href={fallbackHref}>
          {strings.fallback}
        </a>
      )}
      <PartnerLink href={helpHref}>{strings.help}</PartnerLink>
    </div>
  );
}
