import { JumpLink } from './JumpLink.js';
import { type SnippetForm, type SystemId, snippetForms, systemName, systems } from './systems.js';

/** What came of the last press on *Copy*. */
export type CopyResult =
  | { type: 'refused'; reason: string }
  | {
      /** Where the browser refuses the clipboard, the code is selected. */
      type: 'copied' | 'selected';
      title: string;
      /** Labels of fields whose values are not understood. */
      leftOut: readonly string[];
      /** What the API said of the key or the nonprofit; empty if nothing. */
      caution: string;
    };

interface CopyBarProps {
  form: SnippetForm;
  system: SystemId;
  result: CopyResult | undefined;
  onCopy(): void;
}

/** Stays in view, so that *Copy* is in reach. */
export function CopyBar({ form, system, result, onCopy }: CopyBarProps) {
  const isDone = result && result.type !== 'refused';
  return (
    <div class="copy-bar">
      <p>
        <span class={isDone ? 'for what' : 'what'}>
          <strong>{snippetForms[form]}</strong>{' '}
          {system !== 'html' && <span class="for">for {systemName(systems[system])}</span>}{' '}
        </span>
        <span role="status" class={result?.type === 'refused' ? 'refused' : ''}>
          {textOf(result)}
        </span>{' '}
        {isDone && <JumpLink to="steps">What to do next</JumpLink>}
      </p>
      <button type="button" class="primary" onClick={onCopy}>
        Copy
      </button>
    </div>
  );
}

function textOf(result: CopyResult | undefined): string {
  if (!result) return '';
  if (result.type === 'refused') return `Nothing copied. ${result.reason}`;
  const { type, title, leftOut, caution } = result;
  return [
    type === 'copied' ? `Copied: ${title}.` : 'Selected. Press Ctrl+C to copy it.',
    leftOut.length > 0 ? `Without ${leftOut.map((label) => `“${label}”`).join(', ')}: see the field.` : '',
    caution && `But: ${caution}`,
  ]
    .filter(Boolean)
    .join(' ');
}
