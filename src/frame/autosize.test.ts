import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeTarget, fakeOf } from '../testing/fake-dom.js';
import { createAutosize } from './autosize.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An element whose height a test sets. */
function createBox(height: number) {
  const box = { height, isConnected: true };
  const element = fakeOf<Element>({
    getBoundingClientRect: () => ({ height: box.height }),
  });
  Object.defineProperty(element, 'isConnected', { get: () => box.isConnected });
  return { box, element };
}

/** A frame of this height, whose content is 400 px high. */
function createFrame(innerHeight: number) {
  const style = { overflow: '' };
  const page = createFakeTarget();
  let notify = (): void => {};
  class FakeObserver {
    constructor(callback: () => void) {
      notify = callback;
    }
    observe(): void {}
  }
  vi.stubGlobal('document', { documentElement: { style } });
  vi.stubGlobal('addEventListener', page.target.addEventListener.bind(page.target));
  vi.stubGlobal('ResizeObserver', FakeObserver);
  vi.stubGlobal('innerWidth', 480);
  vi.stubGlobal('innerHeight', innerHeight);
  const heights: number[] = [];
  const content = createBox(400);
  const autosize = createAutosize(content.element, (height) => heights.push(height));
  return {
    autosize,
    heights,
    content: content.box,
    style,
    /** What is in the frame has another size. */
    measure: () => notify(),
    /** The host page gives the frame another height. */
    resize(height: number) {
      vi.stubGlobal('innerHeight', height);
      page.dispatch('resize');
    },
  };
}

describe('the height of a frame', () => {
  it('is told once for each new height, in whole pixels', () => {
    const { content, measure, heights } = createFrame(400);
    measure();
    measure();
    content.height = 410.2;
    measure();
    expect(heights).toEqual([400, 411]);
  });

  it('is not told while the frame is not shown and has no width', () => {
    const { measure, heights } = createFrame(400);
    vi.stubGlobal('innerWidth', 0);
    measure();
    expect(heights).toEqual([]);
  });

  it('is that of the highest element that is watched, with room for the margins of a dialog', () => {
    const { autosize, measure, heights } = createFrame(400);
    const dialog = createBox(600);
    autosize.watch(dialog.element);
    autosize.watch(null);
    measure();
    dialog.box.height = 300;
    measure();
    expect(heights).toEqual([632, 400]);
  });

  it('is not that of a dialog that has left the document', () => {
    const { autosize, measure, heights } = createFrame(400);
    const dialog = createBox(600);
    autosize.watch(dialog.element);
    measure();
    dialog.box.isConnected = false;
    measure();
    dialog.box.isConnected = true;
    measure();
    expect(heights).toEqual([632, 400]);
  });

  it('is told again when asked for, but not before it is known', () => {
    const { autosize, measure, heights } = createFrame(400);
    autosize.resend();
    expect(heights).toEqual([]);
    measure();
    autosize.resend();
    expect(heights).toEqual([400, 400]);
  });

  it('is given once the host page has resized the frame, as long as the content is no higher', () => {
    const { autosize, content, measure, resize } = createFrame(300);
    measure();
    expect(autosize.isHeightGiven()).toBe(false);
    resize(400);
    expect(autosize.isHeightGiven()).toBe(true);
    content.height = 500;
    measure();
    expect(autosize.isHeightGiven()).toBe(false);
    resize(500);
    expect(autosize.isHeightGiven()).toBe(true);
    content.height = 450;
    measure();
    expect(autosize.isHeightGiven()).toBe(true);
  });

  it('is not given in a frame that was high enough without the host page', () => {
    const { autosize, measure } = createFrame(410);
    measure();
    expect(autosize.isHeightGiven()).toBe(false);
  });
});

describe('the scroll bar of a frame', () => {
  it('is hidden while everything fits', () => {
    const { measure, style } = createFrame(400);
    measure();
    expect(style.overflow).toBe('hidden');
  });

  it('appears at once in a frame that nobody resizes', () => {
    const { autosize, content, measure, style } = createFrame(410);
    measure();
    content.height = 500;
    measure();
    expect(style.overflow).toBe('');
    expect(autosize.isResizedByHost()).toBe(false);
  });

  it('stays hidden for half a second in a frame that the host page has resized before', () => {
    const { autosize, content, measure, resize, style } = createFrame(300);
    measure();
    expect(style.overflow).toBe('');
    resize(400);
    expect(style.overflow).toBe('hidden');
    expect(autosize.isResizedByHost()).toBe(true);
    content.height = 500;
    measure();
    vi.advanceTimersByTime(499);
    expect(style.overflow).toBe('hidden');
    vi.advanceTimersByTime(1);
    expect(style.overflow).toBe('');
    expect(autosize.isResizedByHost()).toBe(false);
  });

  it('stays hidden if the host page resizes the frame within half a second', () => {
    const { content, measure, resize, style } = createFrame(300);
    measure();
    resize(400);
    content.height = 500;
    measure();
    vi.advanceTimersByTime(300);
    resize(500);
    vi.advanceTimersByTime(1_000);
    expect(style.overflow).toBe('hidden');
  });

  it('is not that of a resized frame when the host page gives it another height than it asks for', () => {
    const { autosize, measure, resize } = createFrame(300);
    measure();
    resize(350);
    expect(autosize.isResizedByHost()).toBe(false);
  });
});
