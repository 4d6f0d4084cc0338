import { afterEach, describe, expect, it, vi } from 'vitest';
import { identityByHost, identityOfFrame } from './frame-identity.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A bare frame with a name, among `count` frames of the page. */
function stubFrame({ index = 0, count = 3, name = '', tab = 'tab1' } = {}): void {
  const own = { name };
  vi.stubGlobal('window', own);
  vi.stubGlobal('parent', Object.assign(Array.from({ length: count }, (_, at) => (at === index ? own : {}))));
  vi.stubGlobal('sessionStorage', { getItem: () => tab, setItem: () => {} });
}

const donation = (widget: string) => ({ widget, nonprofit: 'clean-water', isOpen: false });

describe('identityByHost', () => {
  it('describes the widget as the host page does, which has chosen it', () => {
    let description = '';
    const identity = identityByHost(() => description);
    description = 'button 2 tab1 give';
    expect(identity.describe('clean-water')).toBe('button 2 tab1 give');
    expect(identity.rank(donation('inline 0 other '))).toEqual({
      isUsed: true,
      isOwnTab: true,
      betterCount: 0,
    });
  });
});

describe('identityOfFrame', () => {
  it('describes a bare frame by its mode, its place in the page, the tab and its name', () => {
    stubFrame({ index: 2, name: 'give' });
    expect(identityOfFrame(() => 'inline').describe('clean-water')).toBe('inline 2 tab1 give');
  });

  it.each([
    ['in the same place', 'inline 1 tab1 ', { isUsed: true, isOwnTab: true }],
    ['in another place', 'inline 0 tab1 ', { isUsed: false, isOwnTab: true }],
    ['in another mode', 'button 1 tab1 ', { isUsed: false, isOwnTab: true }],
    ['in another tab', 'inline 1 tab2 ', { isUsed: true, isOwnTab: false }],
    ['in a tab without a name', 'inline 1  ', { isUsed: true, isOwnTab: false }],
    ['in a frame with a name', 'inline 1 tab1 give', { isUsed: false, isOwnTab: true }],
  ])('ranks a donation that was made %s', (_, widget, expected) => {
    stubFrame({ index: 1 });
    expect(identityOfFrame(() => 'inline').rank(donation(widget))).toEqual({ ...expected, betterCount: 0 });
  });

  it('claims no tab where neither the donation nor the tab has a name', () => {
    stubFrame({ tab: '' });
    expect(identityOfFrame(() => 'inline').rank(donation('inline 0  ')).isOwnTab).toBe(false);
  });
});
