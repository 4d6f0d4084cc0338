import '@sir-giving/donate';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { Give } from './Give';

globalThis.IS_REACT_ACT_ENVIRONMENT = true;

test('the package renders the link in jsdom, where it does not define the element', () => {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  act(() => root.render(<Give publishableKey="pk_test_demo" />));
  expect(customElements.get('sir-donate')).toBeUndefined();
  expect(document.querySelector('sir-donate a').href).toBe('https://example.org/donate');
  act(() => root.unmount());
});
