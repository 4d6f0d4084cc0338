import type { FormModule, ShellFiles } from './form-module.js';

/** Loads the form of an element, or in its place the host side of an isolated one. */
export async function loadForm(
  { isolated, prefillFromUrl }: { isolated: boolean; prefillFromUrl: boolean },
  loadFile: <Name extends keyof ShellFiles>(name: Name) => Promise<ShellFiles[Name]>,
): Promise<FormModule> {
  const form = loadFile(isolated ? 'frameHost' : 'form');
  const isPrefilled = prefillFromUrl && /\bsir_/.test(location.search);
  // Without it the form is as the attributes say.
  const prefill = isPrefilled && (await loadFile('prefill').catch(() => undefined));
  return prefill ? prefill.prefillForm(await form) : form;
}
