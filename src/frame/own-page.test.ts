import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeOf } from '../testing/fake-dom.js';
import { createOwnPage } from './own-page.js';

// Stylesheets need a browser: `e2e/form-as-page.spec.ts`.
vi.mock('../element/adopt-stylesheet.js', () => ({ createStylesheet: () => () => {} }));

afterEach(() => {
  vi.unstubAllGlobals();
});

/** An element of the page, and what was put into it. */
class FakeElement {
  readonly children: FakeElement[] = [];
  textContent = '';
  rel = '';
  href = '';
  constructor(readonly localName: string) {}
  append(child: FakeElement): void {
    this.children.push(child);
  }
}

/** Opens the form as a page at this address. */
function open(address: string) {
  const head = new FakeElement('head');
  const beforeMain: FakeElement[] = [];
  const document = {
    title: 'Donate',
    head,
    createElement: (localName: string) => new FakeElement(localName),
  };
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', new URL(address));
  const onHeading = createOwnPage(
    fakeOf<Element>({ before: (element: FakeElement) => beforeMain.push(element) }),
  );
  const [link] = head.children;
  const [heading] = beforeMain[0]?.children ?? [];
  return { onHeading, document, link, heading, beforeMain };
}

describe('the host page', () => {
  it('has a heading in front of the form, which is the title until the form has one', () => {
    const { document, heading, beforeMain, onHeading } = open('https://files.example/give.html');
    expect(beforeMain.map(({ localName }) => localName)).toEqual(['header']);
    expect(heading).toMatchObject({ localName: 'h1', textContent: 'Donate', dir: 'auto' });
    onHeading('Clean Water', 'Spenden');
    expect(heading?.textContent).toBe('Clean Water');
    expect(document.title).toBe('Clean Water · Spenden');
  });

  it('has one word for a title while the form has no other heading', () => {
    const { document, heading, onHeading } = open('https://files.example/give.html');
    onHeading('Spenden', 'Spenden');
    expect(heading?.textContent).toBe('Spenden');
    expect(document.title).toBe('Spenden');
  });

  it.each([
    ['?nonprofit=clean-water&utm_source=letter&fbclid=1#top', '?nonprofit=clean-water'],
    ['?nonprofit=clean-water&donor-email=ada%40mail.example', '?nonprofit=clean-water'],
    ['?nonprofit=a%26b&accent=1b4b8f&amounts=', '?nonprofit=a%26b&amounts=&accent=1b4b8f'],
    ['#top', ''],
  ])('names the address to pass on, with our parameters alone: %s', (given, canonical) => {
    const { link } = open(`https://files.example/v1/give.html${given}`);
    expect(link).toMatchObject({ localName: 'link', rel: 'canonical' });
    const [expected, actual] = [`https://files.example/v1/give.html${canonical}`, link?.href ?? ''].map(
      (href) => {
        const { origin, pathname, searchParams, hash } = new URL(href);
        return [origin, pathname, [...searchParams].sort(), hash];
      },
    );
    expect(actual).toEqual(expected);
  });
});
