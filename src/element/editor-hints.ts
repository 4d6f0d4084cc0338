import type { SirDonateError } from '../contract/errors.js';
import type { ParsedOptions } from '../contract/options.js';
import type { EditorNotice } from './editor-notice.js';
import type { FormHost } from './form-host.js';

/**
 * Tells site editors, who have no console, on the page what is wrong with the attributes. Donors never see it: it is shown
 * with a test key, and in previews. Its code and its sentences are in a file of their own.
 */
export interface EditorHints {
  /** Receives what the attributes were parsed to. */
  readonly read: (parsed: ParsedOptions) => void;
  /** Receives what the flow reports. What the API refuses because of an attribute is shown until key or nonprofit change. */
  add(problem: SirDonateError | string): void;
  /** @param isRefused whether attributes that allow no donation are no longer waited for */
  show(isRefused: boolean): void;
}

const isOfAttribute = (problem: SirDonateError | string): boolean =>
  typeof problem === 'string'
    ? /^(nonprofit|strings):/.test(problem)
    : /^(unauthorized|not-found)$/.test(problem.code);

export function createEditorHints(host: FormHost): EditorHints {
  let parsed: ParsedOptions | undefined;
  let notice: EditorNotice | undefined;
  let owner = '';
  let isRefused = false;
  const reported = new Set<string>();

  function problems(): string[] {
    if (!owner.includes('pk_test') && !host.isPreview(isRefused)) return [];
    const refusal = isRefused && parsed?.type === 'invalid' ? [parsed.message] : [];
    return [...refusal, ...host.warnings, ...(parsed?.warnings ?? []), ...reported];
  }

  async function update(): Promise<void> {
    if (!notice && !problems().length) return;
    try {
      notice ??= (await import('./editor-notice.js')).findEditorNotice(host.container);
      notice.show(problems());
    } catch {
      // The console has the same lines.
    }
  }

  return {
    read(latest) {
      parsed = latest;
      const newOwner = `${host.readAttribute('publishable-key')} ${host.readAttribute('nonprofit')}`;
      if (newOwner !== owner) reported.clear();
      owner = newOwner;
    },
    add(problem) {
      if (!isOfAttribute(problem)) return;
      reported.add(typeof problem === 'string' ? problem : problem.message);
      void update();
    },
    show(refused) {
      isRefused = refused;
      void update();
    },
  };
}
