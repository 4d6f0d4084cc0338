import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMessage } from '../contract/messages.js';
import { fakeOf } from '../testing/fake-dom.js';
import { resizeFrames } from './resize-frames.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

const files = 'https://files.example';
const page = `${files}/v1/frame.html?nonprofit=clean-water`;

interface FrameMembers {
  sandbox?: string[];
  boxSizing?: string;
  /** The iframe is in the page, but its window is gone. */
  isUnloaded?: boolean;
}

/** An iframe of the page with a border of 2 px. */
class FakeIframe {
  readonly localName = 'iframe';
  readonly offsetHeight = 154;
  readonly clientHeight = 150;
  readonly shadowRoot = null;
  readonly received: unknown[] = [];
  readonly heights: string[] = [];
  readonly sandbox: string[] & { contains(token: string): boolean };
  readonly contentWindow: unknown;
  readonly boxSizing: string;
  readonly style = {
    setProperty: (name: string, value: string, priority: string) =>
      this.heights.push(`${name}: ${value} !${priority}`),
  };

  constructor(
    readonly src: string,
    { sandbox = [], boxSizing = 'content-box', isUnloaded = false }: FrameMembers = {},
  ) {
    this.sandbox = Object.assign(sandbox, { contains: (token: string) => sandbox.includes(token) });
    this.boxSizing = boxSizing;
    this.contentWindow = isUnloaded
      ? null
      : { postMessage: (data: unknown, targetOrigin: string) => this.received.push([data, targetOrigin]) };
  }
}

/** A document or shadow root with these elements. */
const createRoot = (elements: object[]) => ({
  querySelectorAll: (selector: string) => (selector === '*' ? elements : []),
});

/** Another element, which may have a shadow root. */
const createElement = (localName: string, elements?: object[]) =>
  fakeOf<Element>({ localName, shadowRoot: elements ? createRoot(elements) : null });

const resize = (height: unknown) => createMessage('resize', { height });

/** Resizes the frames of a page with these elements. */
function createPage(...elements: object[]) {
  const listeners = new Map<string, (event: object) => void>();
  vi.stubGlobal('HTMLIFrameElement', FakeIframe);
  vi.stubGlobal('document', createRoot(elements));
  vi.stubGlobal('getComputedStyle', ({ boxSizing }: FakeIframe) => ({ boxSizing }));
  vi.stubGlobal('addEventListener', (type: string, listener: (event: object) => void) =>
    listeners.set(type, listener),
  );
  resizeFrames();
  return {
    receive: (source: unknown, data: unknown, origin = files) =>
      listeners.get('message')?.({ source, origin, data }),
  };
}

/** The heights that a frame gets when its form asks for 400 px. */
function heightsOf(frame: FakeIframe, origin?: string): string[] {
  createPage(frame).receive(frame.contentWindow, resize(400), origin);
  return frame.heights;
}

describe('the height of a bare iframe', () => {
  it('is that which its form asks for, against every style of the page', () => {
    const frame = new FakeIframe(page);
    const { receive } = createPage(createElement('p'), new FakeIframe(page), frame);
    receive(frame.contentWindow, resize(400));
    receive(frame.contentWindow, resize(0.5));
    expect(frame.heights).toEqual(['height: 400px !important', 'height: 0.5px !important']);
  });

  it('includes the border where the page counts it in', () => {
    expect(heightsOf(new FakeIframe(page, { boxSizing: 'border-box' }))).toEqual([
      'height: 404px !important',
    ]);
  });

  it('is 5,000 px at most', () => {
    const frame = new FakeIframe(page);
    createPage(frame).receive(frame.contentWindow, resize(Number.MAX_VALUE));
    expect(frame.heights).toEqual(['height: 5000px !important']);
  });

  it.each([
    ['no data', undefined],
    ['null', null],
    ['a text', 'resize'],
    ['a message of another sender', { ...resize(400), source: 'other' }],
    ['a message of another protocol version', { ...resize(400), version: 2 }],
    ['another message', { ...resize(400), type: 'state' }],
    ['no detail', { ...resize(400), detail: null }],
    ['a text for a height', resize('400')],
    ['no height', resize(0)],
    ['a height below 0', resize(-1)],
    ['a height that is no number', resize(Number.NaN)],
  ])('is left alone by %s', (_, data) => {
    const frame = new FakeIframe(page);
    createPage(frame).receive(frame.contentWindow, data);
    expect(frame.heights).toEqual([]);
  });

  it('is left alone by a window that is in no iframe of the page', () => {
    const frame = new FakeIframe(page);
    const { receive } = createPage(frame);
    receive({}, resize(400));
    receive(undefined, resize(400));
    expect(frame.heights).toEqual([]);
  });
});

describe('an iframe of ours', () => {
  it.each(['/frame.html', '/frame', '/v1/frame.html?mode=button', '/frame#top', '/give.html', '/give?index'])(
    'has an address such as %s',
    (address) => {
      expect(heightsOf(new FakeIframe(files + address))).toHaveLength(1);
    },
  );

  it.each([
    '/',
    '/frames.html',
    '/frame.htm',
    '/framehtml',
    '/frame/video',
    '/my-frame.html',
    '/?/frame.html',
    '/#/give',
  ])('does not have an address such as %s', (address) => {
    expect(heightsOf(new FakeIframe(files + address))).toEqual([]);
  });

  it('is found in open shadow roots, except in that of an isolated element, which sizes its own', () => {
    const [nested, own] = [new FakeIframe(page), new FakeIframe(page)];
    const { receive } = createPage(
      createElement('page-builder', [createElement('div'), createElement('page-column', [nested])]),
      createElement('sir-donate', [own]),
    );
    for (const frame of [nested, own]) receive(frame.contentWindow, resize(400));
    expect([nested.heights.length, own.heights.length]).toEqual([1, 0]);
    expect([nested.received.length, own.received.length]).toEqual([1, 0]);
  });

  it('is asked for its height, because it may have loaded before', () => {
    const frame = new FakeIframe(page);
    const other = new FakeIframe('https://video.example/embed');
    createPage(new FakeIframe(page, { isUnloaded: true }), other, frame);
    expect(frame.received).toEqual([[createMessage('get-height', {}), '*']]);
    expect(other.received).toEqual([]);
  });
});

describe('the origin of a message', () => {
  it.each(['https://evil.example', 'http://files.example', 'https://files.exampl', `${files}:444`])(
    'is that of the frame, and not %s',
    (origin) => {
      expect(heightsOf(new FakeIframe(page), origin)).toEqual([]);
    },
  );

  it('is null only in a sandbox that takes the origin away', () => {
    expect(heightsOf(new FakeIframe(page, { sandbox: ['allow-scripts'] }), 'null')).toHaveLength(1);
    expect(heightsOf(new FakeIframe(page), 'null')).toEqual([]);
    const withOrigin = ['allow-scripts', 'allow-same-origin'];
    expect(heightsOf(new FakeIframe(page, { sandbox: withOrigin }), 'null')).toEqual([]);
    expect(heightsOf(new FakeIframe(page, { sandbox: withOrigin }))).toHaveLength(1);
  });
});
