import { createFlow } from '../donation/flow.js';
import type { FormHost } from './form-host.js';
import { createFormRenderer } from './form-renderer.js';
import { windows } from './load-deferred.js';
import { parseAttributes, readContext } from './options-reader.js';
import { createTranslationLoader } from './translation-loader.js';

/**
 * Renders the closed dialog of a form ahead of any intent. It is a picture and nothing else: the flow behind it ends at
 * once, so there is no event, no warning, no storage and no request but for the file of a language. `mountForm()` takes the
 * rendered elements over and updates them to what the attributes are by then.
 */

/** What was rendered, by the container of the element; undefined once a form was mounted there. */
const roots = new WeakMap<HTMLElement, HTMLElement | undefined>();

/** Returns the root of the form in a container: what was prepared there, once. Nothing is prepared there after that. */
export function takeFormRoot(container: HTMLElement): HTMLElement {
  const root = roots.get(container) ?? document.createElement('div');
  roots.set(container, undefined);
  container.append(root);
  return root;
}

/**
 * Loads what a form needs before it can be rendered.
 *
 * @returns a function that renders the form, for a task of its own. It renders nothing where the attributes allow no dialog
 */
export async function prepareForm(host: FormHost): Promise<() => void> {
  const observer = new MutationObserver(() => {});
  const parsed = parseAttributes(host, readContext(host, observer));
  observer.disconnect();
  if (parsed.type === 'invalid' || parsed.options.mode === 'inline') return () => {};
  const { options } = parsed;
  let handleLoaded = (): void => {};
  // What fails is tried again, and told, when the form is mounted.
  const loader = createTranslationLoader(
    () => handleLoaded(),
    () => {},
  );
  loader.load(options.locale, options.strings);
  if (!loader.current())
    await new Promise<void>((resolve) => {
      handleLoaded = resolve;
    });
  return () => {
    const translations = loader.current();
    if (!translations || roots.has(host.container)) return;
    const root = document.createElement('div');
    const renderer = createFormRenderer(
      root,
      { ...host, showButton() {}, whenFocusable() {} },
      { close() {}, onClosed() {} },
    );
    const flow = createFlow({
      options,
      windows,
      loadDeferred: () => new Promise(() => {}),
      emit: () => true,
      report() {},
    });
    host.container.append(root);
    try {
      renderer.render({ flow, options, translations, isRefused: false });
      roots.set(host.container, root);
    } catch (error) {
      root.remove();
      throw error;
    } finally {
      renderer.release();
      flow.dispose();
    }
  };
}
