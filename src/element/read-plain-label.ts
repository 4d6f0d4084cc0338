/**
 * Returns the label of an element that holds nothing, text, or one link with text. For all others it is undefined, and
 * `readLabel` knows it: that is in a file of its own, since few pages need it.
 */
export function readPlainLabel(element: Element): string | undefined {
  const text = `${element.textContent}`.replace(/\s+/g, ' ').trim();
  const [link, more] = element.querySelectorAll('*');
  const isPlain = !link || (!more && link.matches('a') && /^inline/.test(getComputedStyle(link).display));
  return isPlain && text.length < 121 ? text || 'Donate' : undefined;
}
