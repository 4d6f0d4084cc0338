import { languageTag } from '../contract/language-tag.js';
import { warn } from '../contract/log.js';

/**
 * Returns the value of the nearest `lang` attribute around an element, across shadow roots. One that is no language tag
 * is passed over with a warning. Falls back to the browser's language.
 *
 * @param observer is set up to observe changes of `lang` attributes
 */
export function nearestLanguage(element: Element, observer?: MutationObserver): string {
  for (let node: Element | undefined = element; node; ) {
    const root: Node = node.getRootNode();
    observer?.observe(root, { attributeFilter: ['lang'], subtree: true });
    const holder: Element | null = node.closest('[lang]');
    const found = holder?.getAttribute('lang');
    if (found && languageTag(found)) return found;
    if (found) warn(`lang="${found}" is not a language tag such as de or pt-BR. It was ignored.`);
    node = holder?.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  }
  return navigator.language;
}
