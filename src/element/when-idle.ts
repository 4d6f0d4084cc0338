/** How long to wait before a timer is tried in the place of an idle callback, in milliseconds. */
const timerMs = { beside: 1_000, alone: 200 };

/** How late a timer is if the page is busy, in milliseconds. */
const busyMs = 50;

/**
 * Resolves in a task in which the page has nothing else to do: in an idle callback, or in a timer that is on time. Safari 18 has
 * no idle callbacks. In Chromium's headless shell they do not come while nothing is drawn (seen in 141).
 */
export const whenIdle = (): Promise<void> =>
  new Promise((resolve) => {
    const hasCallbacks = 'requestIdleCallback' in globalThis;
    const delayMs = hasCallbacks ? timerMs.beside : timerMs.alone;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const settle = (): void => {
      clearTimeout(timer);
      if (callback) cancelIdleCallback(callback);
      resolve();
    };
    const callback = hasCallbacks && requestIdleCallback(settle);
    const wait = (): void => {
      const dueAt = performance.now() + delayMs;
      timer = setTimeout(() => {
        if (performance.now() - dueAt < busyMs) settle();
        else wait();
      }, delayMs);
    };
    wait();
  });
