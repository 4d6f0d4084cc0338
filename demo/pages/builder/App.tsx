import { useEffect, useState } from 'preact/hooks';
import { cleanValue } from '../../../src/contract/clean-value.js';
import type { Block } from './block.js';
import { ChoiceFields } from './ChoiceFields.js';
import { CopyBar, type CopyResult } from './CopyBar.js';
import { type Choices, chooseSystem, chosen, readFragment, writeFragment } from './choices.js';
import { copyBlock } from './clipboard.js';
import { fieldNames, fields as fieldTable } from './fields.js';
import { GoLive } from './GoLive.js';
import { HowTo } from './HowTo.js';
import { CheckNote, KeyField } from './KeyField.js';
import { isLiveKey } from './nonprofit-check.js';
import { Preview } from './Preview.js';
import { SnippetTabs } from './SnippetTabs.js';
import { SystemChoice } from './SystemChoice.js';
import { type Addresses, snippetOptionsOf } from './snippet-options.js';
import { snippetOf } from './snippets.js';
import { useBundleHash } from './use-bundle-hash.js';
import { useNonprofitCheck } from './use-nonprofit-check.js';

export interface AppProps {
  addresses: Addresses;
  /** Key to begin with, in the demo. */
  initialKey: string;
  /** Nonprofit to begin with, in the demo. */
  initialNonprofit: string;
  /** Folder of the documentation; empty in the demo. */
  docs: string;
}

/** The builder: where, who, how it looks, how to give; and from these the preview and the code. */
export function App({ addresses, initialKey, initialNonprofit, docs }: AppProps) {
  const [typedKey, setKey] = useState(initialKey);
  // As the element reads it: a live key in quotation marks is a live key. A key has no spaces.
  const key = cleanValue(typedKey).replace(/\s/g, '');
  const [choices, setChoices] = useState<Choices>(() => readFragment(location.hash, initialNonprofit));
  const [copied, setCopied] = useState<CopyResult>();
  const [isMoreOpen, setMoreOpen] = useState(false);
  const [usesSandbox, setUsesSandbox] = useState(true);
  const used = usesSandbox ? addresses : { ...addresses, api: '' };
  const options = snippetOptionsOf(key, choices, used);
  const { problems } = options;
  const isComplete = !problems['publishable-key'] && !problems.nonprofit;
  const [check, allowLive] = useNonprofitCheck({ key, nonprofit: choices.nonprofit, isComplete, addresses });
  const [bundleHash, integrityProblem] = useBundleHash(addresses.files, choices.integrity === chosen);
  const release = { version: __SIR_VERSION__, bundleHash };
  const snippet = snippetOf(choices.form, options, { choices, addresses: used, release });

  useEffect(() => {
    history.replaceState(null, '', `${location.pathname}${writeFragment(choices)}`);
  }, [choices]);

  useEffect(() => {
    const onHashChange = (): void => setChoices(readFragment(location.hash, initialNonprofit));
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  }, [initialNonprofit]);

  const change = (next: Partial<Choices>): void => {
    setCopied(undefined);
    setChoices({ ...choices, ...next });
  };
  const copy = async (block: Block): Promise<void> => {
    const missing = problems['publishable-key']
      ? 'publishable-key'
      : problems.nonprofit
        ? 'nonprofit'
        : undefined;
    if (missing) {
      setCopied({ type: 'refused', reason: problems[missing] ?? '' });
      document.querySelector<HTMLElement>(`#field-${missing}`)?.focus();
      return;
    }
    const leftOut = fieldNames.filter((name) => problems[name] && choices[name].trim());
    const caution = check.type === 'refused' ? check.reason : '';
    const result = { title: block.title, caution, leftOut: leftOut.map((name) => fieldTable[name].label) };
    try {
      await copyBlock(block);
      setCopied({ type: 'copied', ...result });
    } catch {
      const shown = [...document.querySelectorAll('.code-block code')].find(
        (each) => each.textContent === block.code,
      );
      if (shown) getSelection()?.selectAllChildren(shown);
      setCopied({ type: 'selected', ...result });
    }
  };
  // A problem must be seen, also where the address of the page brought it.
  const moreIsNeeded = fieldNames.some((name) => fieldTable[name].group === 'more' && problems[name]);
  const fields = {
    choices,
    problems,
    onChange: (name: keyof Choices, value: string) => change({ [name]: value }),
  };

  return (
    <>
      <div class="panel">
        <SystemChoice value={choices.system} onChange={(id) => change(chooseSystem(choices, id))} />
      </div>
      <div class="builder">
        <form class="panel" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
          <fieldset>
            <legend>Who receives the gifts?</legend>
            <KeyField
              value={typedKey}
              docs={docs}
              problem={problems['publishable-key']}
              check={check}
              onChange={(value) => {
                setCopied(undefined);
                setKey(value);
              }}
              onAllow={allowLive}
            />
            <ChoiceFields group="who" {...fields} />
            <CheckNote check={check} />
            {addresses.api && (
              <label class="check sandbox-choice">
                <input type="checkbox" checked={usesSandbox} onInput={() => setUsesSandbox(!usesSandbox)} />{' '}
                Use the sandbox of this demo <small>not for your site</small>
              </label>
            )}
          </fieldset>
          <fieldset>
            <legend>How does it look?</legend>
            <ChoiceFields group="look" {...fields} />
          </fieldset>
          <fieldset>
            <legend>How can donors give?</legend>
            <ChoiceFields group="giving" {...fields} />
          </fieldset>
          <details
            open={isMoreOpen || moreIsNeeded}
            onToggle={({ currentTarget }) => setMoreOpen(currentTarget.open)}
          >
            <summary>More</summary>
            <ChoiceFields group="more" {...fields} />
          </details>
        </form>
        <div class="result">
          <Preview options={options} form={choices.form} addresses={addresses} />
        </div>
      </div>
      {isLiveKey(key) && <GoLive />}
      <section class="panel code-panel" aria-labelledby="snippet-title">
        <h2 id="snippet-title">Your snippet</h2>
        <div class="code-columns">
          <HowTo {...{ system: choices.system, form: choices.form, isTest: !isLiveKey(key) }} />
          <div class="code">
            <SnippetTabs
              {...{ choices, snippet, integrityProblem }}
              onForm={(form) => change({ form })}
              onExtra={(extra, value) => change({ [extra]: value })}
              onCopy={(block) => void copy(block)}
            />
          </div>
        </div>
      </section>
      <CopyBar
        form={choices.form}
        system={choices.system}
        result={copied}
        onCopy={() => void copy(snippet.blocks[0])}
      />
    </>
  );
}
