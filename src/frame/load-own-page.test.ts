import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeOf } from '../testing/fake-dom.js';
import { createLateFile } from '../testing/late-file.js';
import type { OnHeading } from './guest-page.js';
import { loadOwnPage } from './load-own-page.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock('./own-page.js');
});

/** A form's own page, whose file arrives or fails when the test says so. */
function createPage() {
  const main = fakeOf<Element>({});
  const pages: Element[] = [];
  const headings: Parameters<OnHeading>[] = [];
  const { load, arrive, fail } = createLateFile({
    createOwnPage: (element: Element): OnHeading => {
      pages.push(element);
      return (...texts) => void headings.push(texts);
    },
  });
  vi.doMock('./own-page.js', load);
  const shown: OnHeading[] = [];
  const loading = loadOwnPage(main).then((onHeading) => {
    shown.push(onHeading);
    return onHeading;
  });
  return { main, pages, headings, arrive, fail, shown, loading };
}

describe('the host page', () => {
  it('is there before the form is shown, and gets its heading each time', async () => {
    const { main, pages, headings, arrive, loading } = createPage();
    arrive();
    const onHeading = await loading;
    expect(pages).toEqual([main]);
    expect(headings).toEqual([]);
    onHeading('Give to Clean Water', 'Donate');
    onHeading('Thank you', 'Donate');
    expect(headings).toEqual([
      ['Give to Clean Water', 'Donate'],
      ['Thank you', 'Donate'],
    ]);
  });

  it('is awaited for a second, and has the latest heading when it arrives later', async () => {
    const { headings, arrive, shown, loading } = createPage();
    await vi.advanceTimersByTimeAsync(999);
    expect(shown).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(shown).toHaveLength(1);
    const onHeading = await loading;
    onHeading('Donate', 'Donate');
    onHeading('Give to Clean Water', 'Donate');
    arrive();
    await vi.dynamicImportSettled();
    expect(headings).toEqual([['Give to Clean Water', 'Donate']]);
  });

  it('keeps its own heading when it arrives before the form has one', async () => {
    const { pages, headings, arrive } = createPage();
    await vi.advanceTimersByTimeAsync(1_000);
    arrive();
    await vi.dynamicImportSettled();
    expect(pages).toHaveLength(1);
    expect(headings).toEqual([]);
  });

  it('is not awaited any longer once it has failed to load', async () => {
    const { pages, headings, fail, loading } = createPage();
    fail();
    const onHeading = await loading;
    onHeading('Give to Clean Water', 'Donate');
    expect([pages, headings]).toEqual([[], []]);
  });
});
