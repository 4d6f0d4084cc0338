import { warnAgain } from '../contract/log.js';

/** What no label has, but a page does: headings, lists, sections, forms, links and paragraphs one after the other. */
const pageContent =
  'h1,h2,h3,h4,ul,ol,table,form,input,section,article,main,nav,header,footer,iframe,sir-donate,a~a,p~p,p~div,div~div,div~p';

/** Elements of which the developer was told that their end tag is missing. */
const told = new WeakSet<Element>();

/**
 * Returns the label of the button: the text that a person would see in the element, or else the name of an image in it.
 * Empty if the element holds a part of the page, because its end tag is missing: HTML ignores the slash of
 * `<sir-donate … />`.
 */
export function readLabel(element: Element): string {
  const text = visibleText(element).replace(/\s+/g, ' ').trim();
  // A short paragraph may be what an editor has made of a label. A longer one is a label only around the link.
  const isParagraph = element.querySelector('p,div') && !element.querySelector('a');
  if (text.length > (isParagraph ? 19 : 120) || element.querySelector(pageContent)) {
    if (!told.has(element)) warnAgain('Holds more than a label: end it by </sir-donate>, not />.');
    told.add(element);
    return '';
  }
  const image = element.querySelector('[alt],title');
  return text || image?.getAttribute('alt') || image?.textContent || 'Donate';
}

function visibleText(container: Node): string {
  let text = '';
  for (let node = container.firstChild; node; node = node.nextSibling) {
    if (node instanceof Text) text += node.data;
    else if (node instanceof Element && !node.matches('noscript,svg')) {
      const { display, position } = getComputedStyle(node);
      // Text that only screen readers get is positioned absolutely.
      if (display !== 'none' && position !== 'absolute')
        text += node.matches('br,p,div') ? ` ${visibleText(node)} ` : visibleText(node);
    }
  }
  return text;
}
