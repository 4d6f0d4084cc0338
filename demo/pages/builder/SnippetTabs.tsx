import { useRef } from 'preact/hooks';
import type { Block } from './block.js';
import { CheckField } from './ChoiceFields.js';
import type { Choices, Extra } from './choices.js';
import { chosen } from './choices.js';
import { QrDownloads } from './QrDownloads.js';
import type { Snippet } from './snippets.js';
import { fillsBox, type SnippetForm, snippetForms } from './systems.js';

const formNames = Object.keys(snippetForms) as SnippetForm[];

interface SnippetTabsProps {
  choices: Choices;
  snippet: Snippet;
  /** Why the code cannot be pinned; empty where it can. */
  integrityProblem: string;
  onForm(form: SnippetForm): void;
  onExtra(extra: Extra, value: string): void;
  onCopy(block: Block): void;
}

/** The code, with a tab for each form. The keyboard works as the ARIA pattern for tabs says. */
export function SnippetTabs({
  choices,
  snippet,
  integrityProblem,
  onForm,
  onExtra,
  onCopy,
}: SnippetTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const at = formNames.indexOf(choices.form);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: formNames.length - 1 }[event.key];
    const form = next === undefined ? undefined : formNames.at(next % formNames.length);
    if (!form) return;
    event.preventDefault();
    onForm(form);
    list.current?.querySelector<HTMLElement>(`#tab-${form}`)?.focus();
  };
  return (
    <>
      <div ref={list} class="tabs" role="tablist" aria-label="Form of the snippet" onKeyDown={move}>
        {formNames.map((form) => (
          <button
            key={form}
            type="button"
            role="tab"
            id={`tab-${form}`}
            aria-selected={form === choices.form}
            aria-controls="snippet-panel"
            tabIndex={form === choices.form ? 0 : -1}
            onClick={() => onForm(form)}
          >
            {snippetForms[form]}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id="snippet-panel" aria-labelledby={`tab-${choices.form}`}>
        {choices.form === 'qr' && (
          <QrDownloads address={snippet.blocks[0].code} nonprofit={choices.nonprofit} />
        )}
        {snippet.blocks.map((block) => (
          <CodeBlock key={block.title} block={block} onCopy={onCopy} />
        ))}
        {snippet.missing.length > 0 && (
          <p class="missing">
            <strong>Not in this form:</strong> {snippet.missing.join(', ')}. Only HTML and the frameworks
            carry them.
          </p>
        )}
        <Extras {...{ choices, integrityProblem, onExtra }} />
      </div>
    </>
  );
}

function CodeBlock({ block, onCopy }: { block: Block; onCopy(block: Block): void }) {
  return (
    <div class="code-block">
      <div class="code-head">
        <h3>{block.title}</h3>
        <button type="button" class="quiet" aria-label={`Copy: ${block.title}`} onClick={() => onCopy(block)}>
          Copy
        </button>
      </div>
      <pre class="snippet">
        <code>{block.code}</code>
      </pre>
    </div>
  );
}

type ExtrasProps = Pick<SnippetTabsProps, 'choices' | 'integrityProblem' | 'onExtra'>;

/** Further parts of the code, for forms that have them. */
function Extras({ choices, integrityProblem, onExtra }: ExtrasProps) {
  const field = (extra: Extra, label: string, hint: string) => (
    <CheckField
      name={extra}
      label={label}
      hint={hint}
      isChosen={choices[extra] === chosen}
      onChange={(value) => onExtra(extra, value)}
    />
  );
  const policy = () =>
    field('policy', 'Show the lines for a content security policy', 'If your site sends one.');
  if (choices.form === 'iframe')
    return (
      <div class="extras">
        {!fillsBox(choices.system) &&
          field(
            'height',
            'Add the script that gives the iframe the height of its form',
            'If your site keeps scripts. Without it the form scrolls in the iframe.',
          )}
        {policy()}
      </div>
    );
  if (choices.form === 'link' || choices.form === 'qr')
    return (
      <div class="extras">
        {field(
          'index',
          'Let search engines list the page',
          'For your nonprofit’s own page for giving. The link then always leads to that page.',
        )}
      </div>
    );
  if (choices.form !== 'html') return null;
  return (
    <div class="extras">
      {field(
        'stylesheet',
        'Put colours and size into CSS',
        'The page then does not move when the button appears.',
      )}
      {policy()}
      {field(
        'integrity',
        'Pin the files by their hash',
        integrityProblem ||
          'The page then gets no fix by itself. Compare the hash with that in the npm package.',
      )}
    </div>
  );
}
