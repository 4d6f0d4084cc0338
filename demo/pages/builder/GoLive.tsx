import { useState } from 'preact/hooks';
import { emailOf, type GoLivePart, goLiveParts, goLiveSteps } from '../../../build/go-live/checklist.js';

/** The list of docs/go-live.md, for a live key, by who does what. Nothing of it is stored or sent. */
export function GoLive() {
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string): void => {
    const next = new Set(done);
    if (!next.delete(id)) next.add(id);
    setDone(next);
  };
  const progress =
    done.size === goLiveSteps.length
      ? 'All done. Paste your snippet.'
      : `${done.size} of ${goLiveSteps.length} done.`;
  return (
    <section class="panel" id="go-live" aria-labelledby="go-live-title" tabIndex={-1}>
      <h2 id="go-live-title">Before you go live</h2>
      <div class="go-live-parts">
        {goLiveParts.map((part) => (
          <Part key={part.id} part={part} done={done} onToggle={toggle} />
        ))}
      </div>
      <p class="note" role="status">
        {progress}
      </p>
    </section>
  );
}

interface PartProps {
  part: GoLivePart;
  done: ReadonlySet<string>;
  onToggle(id: string): void;
}

function Part({ part, done, onToggle }: PartProps) {
  return (
    <fieldset class="go-live-part">
      <legend>{part.title}</legend>
      <p class="hint">
        {part.needs}
        {part.id !== 'editor' && (
          <>
            {' '}
            <a href={emailOf(part)} aria-label={`Write an e-mail with this part: ${part.title}`}>
              Write an e-mail with this part
            </a>
          </>
        )}
      </p>
      <ul class="checklist">
        {part.steps.map((step) => (
          <li key={step.id}>
            <label class="check">
              <input type="checkbox" checked={done.has(step.id)} onInput={() => onToggle(step.id)} />{' '}
              {step.done}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
