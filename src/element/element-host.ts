import { isOnPackageCdn, readFrameUrl } from '../contract/frame-address.js';
import { findSecret } from '../contract/secrets.js';
import { browserWindows } from '../donation/browser-windows.js';
import { hasStoredDonation } from '../donation/has-stored-donation.js';
import { isPreview } from './editor-preview.js';
import type { FormHost } from './form-host.js';
import type { ElementShell } from './form-module.js';
import { formPageUrl, isFrameTooSmall, openPage } from './form-page.js';
import { nearestLanguage } from './nearest-language.js';

const frameUrlOfRelease = __SIR_FORM_URL__ && new URL('frame.html', __SIR_FORM_URL__).href;

/** Makes the element in the page a host of a form. */
export function createElementHost({ element, ...shell }: ElementShell): FormHost {
  return {
    ...shell,
    element,
    hasOwnDialog: true,
    // A page's own variable `origin` replaces that of the window, which only documents without an address need.
    pageOrigin: location.origin === 'null' ? globalThis.origin : location.origin,
    pageTarget: '_self',
    readAttribute: shell.read,
    hasStoredDonation: () =>
      shell.hadDonation ||
      hasStoredDonation(shell.read('publishable-key') ?? '', shell.read('nonprofit') ?? ''),
    secretAttribute: () => findSecret(element.attributes),
    warnings: [],
    isPreview: () => isPreview(location),
    refusal: () => undefined,
    language: (observer) => nearestLanguage(element, observer),
    identify: (ofElement) => ofElement(element),
    openAsPage() {
      if (!isFrameTooSmall()) return false;
      const ownFrameUrl: unknown = Reflect.get(element.constructor, 'frameUrl');
      const frameUrl = readFrameUrl(ownFrameUrl ?? frameUrlOfRelease, location.href);
      const isPage = frameUrl && !isOnPackageCdn(frameUrl);
      // Without a known `frame.html`, the page in the frame opens as a page of its own, if it has an address.
      if (!isPage && !location.protocol.startsWith('http')) return false;
      const url = isPage
        ? formPageUrl(frameUrl.href, {
            read: shell.read,
            language: nearestLanguage(element),
          })
        : location.href;
      return openPage(url, browserWindows);
    },
    wrapStorage: (storage) => storage,
    whenFocusable: (callback) => callback(),
    onRendered() {},
  };
}
