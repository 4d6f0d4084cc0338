import { needsOf } from './system-needs.js';
import { type SnippetForm, type SystemId, stepsOf, systemName, systems } from './systems.js';

interface HowToProps {
  system: SystemId;
  form: SnippetForm;
  /** Whether the key is one to try with, or there is none yet. */
  isTest: boolean;
}

/** Forms that an editor's visual view may show as code. */
const isMarkup = (form: SnippetForm): boolean => form === 'html' || form === 'iframe' || form === 'email';

/** What to do with the snippet: three steps, what the system needs, the menu, and what comes after a test. */
export function HowTo({ system, form, isTest }: HowToProps) {
  const needs = needsOf(system, form);
  return (
    <div class="how-to" id="steps" tabIndex={-1}>
      <h3>{systemName(systems[system])}</h3>
      <ol>
        {stepsOf(system, form).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {needs && (
        <p class="menu-step">
          <strong>What it needs:</strong> {needs}
        </p>
      )}
      {isMarkup(form) && (
        <p class="menu-step">
          <strong>Do you see the code itself on your page?</strong> Undo, and paste into the view for HTML
          (often &lt;&gt; or “Source”). Or link a word to the address from the tab “Link”.
        </p>
      )}
      <p class="menu-step">
        <strong>From the menu:</strong> {systems[system].menu}
      </p>
      {isTest && (
        <p class="menu-step">
          <strong>When it works:</strong> enter your key that begins with pk_live_, copy again, and replace
          what you pasted. With a test key no gift is real.
        </p>
      )}
    </div>
  );
}
