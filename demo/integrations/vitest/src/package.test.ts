/** The package itself, without its stand-in. */
import { expect, it, vi } from 'vitest';
import { addGive } from './give.js';

it('can be imported and rendered', async () => {
  const fetched = vi.fn();
  vi.stubGlobal('fetch', fetched);
  const element = addGive(document.body, 'pk_test_demo');
  const inline = addGive(document.body, 'pk_test_demo');
  inline.mode = 'inline';
  element.amounts = [5];
  element.remove();
  document.body.append(element);
  await new Promise((resolve) => setTimeout(resolve));
  expect(element.querySelector('a')?.href).toBe('https://example.org/donate');
  // jsdom cannot show the form, so that there the element stays what it is without a script: its link.
  expect(Boolean(element.shadowRoot)).toBe(navigator.userAgent.includes('HappyDOM'));
  expect(fetched).not.toHaveBeenCalled();
});
