import { useState } from 'preact/hooks';
import { goLiveSteps } from '../../../build/go-live/checklist.js';

/** The list of docs/go-live.md, for a live key. Nothing of it is stored or sent. */
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
      <ul class="checklist">
        {goLiveSteps.map((step) => (
          <li key={step.id}>
            <label class="check">
              <input type="checkbox" checked={done.has(step.id)} onInput={() => toggle(step.id)} />{' '}
              {step.done}
            </label>
          </li>
        ))}
      </ul>
      <p class="note" role="status">
        {progress}
      </p>
    </section>
  );
}
