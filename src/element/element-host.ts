import { findSecret } from '../contract/secrets.js';
import type { FormHost } from './form-host.js';
import type { ElementShell } from './form-module.js';
import { nearestLanguage } from './nearest-language.js';

/** Makes the element in the page a host of a form. */
export function createElementHost({ element, ...shell }: ElementShell): FormHost {
  return {
    ...shell,
    element,
    hasOwnDialog: true,
    readAttribute: (name) => element.getAttribute(name),
    secretAttribute: () => findSecret(element.attributes),
    refusal: () => undefined,
    language: (observer) => nearestLanguage(element, observer),
    identify: (ofElement) => ofElement(element),
    wrapStorage: (storage) => storage,
    whenFocusable: (callback) => callback(),
    onRendered() {},
  };
}
