import { createStylesheet } from './adopt-stylesheet.js';
import noticeCss from './editor-notice.css?inline';

/**
 * A box under the form, or under the button, for the person who edits the site. It names attributes and what they accept,
 * and no values: anybody can write the address of a frame, and a value may be a secret.
 */
export interface EditorNotice {
  /** Shows these developer warnings. None removes the box. */
  show(problems: readonly string[]): void;
}

const adoptNoticeStylesheet = createStylesheet(noticeCss);

/** An element that was removed and put back has a new form, and the same box. */
const notices = new WeakMap<HTMLElement, EditorNotice>();

/** Takes the value out of a developer warning: `amounts="10;25" is not understood` → `amounts is not understood`. */
export const withoutValue = (message: string): string =>
  message.replace(
    /^([\w-]+)(?:=|: )".*(?=:? (?:is not (?:understood|a publishable)|was left out|those outside))/s,
    '$1',
  );

const keyHelp =
  'Your key is in SIR Giving under "Partner keys". It begins with pk_test_ for tries, and with pk_live_ for real donations.';

function paragraph(text: string, className = ''): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

function createEditorNotice(container: HTMLElement): EditorNotice {
  const box = document.createElement('aside');
  box.className = 'editor-notice';
  box.lang = 'en';
  box.dir = 'ltr';
  box.setAttribute('aria-label', 'For the editor of this site');
  return {
    show(problems) {
      box.remove();
      if (!problems.length) return;
      const texts = [...new Set(problems.map(withoutValue))];
      const list = document.createElement('ul');
      for (const text of texts) {
        const item = document.createElement('li');
        item.textContent = text;
        list.append(item);
      }
      box.replaceChildren(paragraph('For the editor of this site', 'heading'), list);
      if (texts.some((text) => /publishable-key|secret key|unauthorized|\b401\b/.test(text)))
        box.append(paragraph(keyHelp));
      box.append(
        paragraph(
          'Shown with a test key, in previews, and in a frame that cannot be used. Other visitors do not see it.',
        ),
      );
      adoptNoticeStylesheet(container.getRootNode() as ShadowRoot);
      container.append(box);
    },
  };
}

/** Returns the box of a container. */
export function findEditorNotice(container: HTMLElement): EditorNotice {
  const notice = notices.get(container) ?? createEditorNotice(container);
  notices.set(container, notice);
  return notice;
}
