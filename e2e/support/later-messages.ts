/** What another release does to the messages between the two sides of a frame, as the windows of a page receive them. */
import type { Page } from 'playwright/test';

/** Gives each message of ours a field that no release knows, in its detail and beside it, and sends one of an unknown type after it. */
export const extendMessages = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const isOurs = (data: unknown): data is { source: string; detail?: object } =>
      Reflect.get(Object(data), 'source') === 'sir-donate';
    const getData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
    Object.defineProperty(MessageEvent.prototype, 'data', {
      get() {
        const data: unknown = getData?.call(this);
        return isOurs(data)
          ? { ...data, later: 1, detail: { ...data.detail, later: { is: 'unknown' } } }
          : data;
      },
    });
    const types = new Set<unknown>();
    Object.assign(window, { extendedTypes: types });
    addEventListener('message', ({ isTrusted, data, source, origin }) => {
      if (!isTrusted || !isOurs(data)) return;
      types.add(Reflect.get(data, 'type'));
      const later = new MessageEvent('message', {
        origin,
        data: { ...data, type: 'type-of-a-later-release' },
      });
      // The constructor of Firefox 153 refuses the window of another origin as `source`.
      dispatchEvent(Object.defineProperty(later, 'source', { value: source }));
    });
  });

/** Lets the host page receive messages of its frames as if they were of another version of the protocol. */
export const renumberMessages = (page: Page, version: number): Promise<unknown> =>
  page.addInitScript((version) => {
    if (window !== top) return;
    const getData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
    Object.defineProperty(MessageEvent.prototype, 'data', {
      get() {
        const data: unknown = getData?.call(this);
        return Reflect.get(Object(data), 'source') === 'sir-donate' ? { ...Object(data), version } : data;
      },
    });
  }, version);
