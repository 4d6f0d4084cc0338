/*
 * The page's half of the measurements: runs ahead of the page's own scripts and takes every time with the page's
 * clock. It draws nothing, and polls nothing while main-thread time is counted.
 */
(() => {
  const tags = 'sir-donate, peer-donate';
  let layoutShift = 0;

  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });

  const frame = () => new Promise(requestAnimationFrame);

  /** Resolves in the first task after the coming frame was drawn. */
  const painted = async () => {
    await frame();
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  };

  const hasEntry = ({ shadowRoot }) => {
    const button = shadowRoot?.querySelector('button');
    return !!button?.checkVisibility() && button.getBoundingClientRect().height > 0;
  };

  const firstContentfulPaint = () =>
    new Promise((resolve) => {
      new PerformanceObserver((list) => {
        const [entry] = list.getEntriesByName('first-contentful-paint');
        if (entry) resolve(entry.startTime);
      }).observe({ type: 'paint', buffered: true });
    });

  const usableRadio = (root) => {
    const radio = root.querySelector('dialog[open] input[type=radio][name=amount]');
    return radio?.checkVisibility() && !radio.matches(':disabled') ? radio : undefined;
  };

  globalThis.sirBench = {
    /** Tells when something was painted, and when every entry of the page was. */
    async entries() {
      if (document.readyState === 'loading')
        await new Promise((resolve) => addEventListener('DOMContentLoaded', resolve, { once: true }));
      const elements = [...document.querySelectorAll(tags)];
      await customElements.whenDefined(elements[0].localName);
      while (!elements.every(hasEntry)) await frame();
      await painted();
      const allVisibleMs = performance.now();
      return { allVisibleMs, firstPaintMs: await firstContentfulPaint() };
    },

    /** Clicks, as no pointer does: nothing precedes it. Tells how long it took until the form was drawn and usable. */
    open() {
      const root = document.querySelector(tags).shadowRoot;
      return new Promise((resolve, reject) => {
        const observer = new MutationObserver(check);
        observer.observe(root, {
          subtree: true,
          childList: true,
          attributes: true,
          attributeFilter: ['open'],
        });
        const clickedAt = performance.now();
        root.querySelector('button').click();
        check();

        async function check() {
          const radio = usableRadio(root);
          if (!radio) return;
          observer.disconnect();
          await painted();
          const usableMs = performance.now() - clickedAt;
          radio.focus();
          if (root.activeElement === radio) resolve({ usableMs });
          else reject(new Error('The first amount cannot be focused.'));
        }
      });
    },

    /** The same, a while after the pointer came. */
    openAfterHover(ms) {
      return new Promise((resolve, reject) => {
        const enter = () => setTimeout(() => this.open().then(resolve, reject), ms);
        document.querySelector(tags).addEventListener('pointerenter', enter, { once: true });
      });
    },

    /** Sum of all layout shifts since the page began; none is excused. */
    layoutShift: () => ({ layoutShift }),
  };
})();
