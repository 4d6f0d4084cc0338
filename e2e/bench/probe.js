/*
 * The page's half of the measurements. It runs before the page's own scripts in every frame and takes all times with the
 * page's clock. It renders nothing and polls nothing: it looks when the DOM has changed. The outermost frame measures;
 * the others tell it when they have what it waits for.
 */
{
  /** `entry` and `control` are selectors within a document or a shadow root; `hover` is one within the page. */
  const { entry, control, hover, wantedEntries } = globalThis.sirBenchSubject;
  const isOutermost = top === self;
  const roots = new Set([document]);
  const checks = new Set();
  /** Windows of frames whose control can be used. */
  const usableFrames = new Set();
  const loadedScripts = new WeakSet();
  let layoutShift = 0;

  const runChecks = () => {
    for (const check of checks) check();
  };
  const observer = new MutationObserver(runChecks);
  const observe = (root) => {
    roots.add(root);
    observer.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['open', 'class', 'style', 'state', 'disabled'],
    });
  };
  observe(document);

  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = Reflect.apply(attachShadow, this, [init]);
    observe(root);
    return root;
  };

  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });

  document.addEventListener(
    'load',
    ({ target }) => {
      if (target.localName !== 'script') return;
      loadedScripts.add(target);
      runChecks();
    },
    true,
  );

  /** Calls back with what `find` returns, as soon as it returns something. */
  const when = (find, callBack) => {
    const check = () => {
      const found = find();
      if (!found) return;
      checks.delete(check);
      callBack(found);
    };
    checks.add(check);
    check();
  };

  /** Resolves in the first task after the next frame was drawn. */
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(undefined);
      });
    });

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

  const all = (selector) => [...roots].flatMap((root) => [...root.querySelectorAll(selector)]);

  const documentsOfFrames = () => all('iframe').flatMap(({ contentDocument }) => contentDocument ?? []);

  const shownEntries = () =>
    [...all(entry), ...documentsOfFrames().flatMap((inner) => [...inner.querySelectorAll(entry)])].filter(
      (element) => isShown(element) && element.getBoundingClientRect().height > 0,
    );

  const usableControl = () =>
    all(control).find((element) => isShown(element) && !element.matches(':disabled'));

  const usableFrame = () =>
    all('iframe').find((frame) => usableFrames.has(frame.contentWindow) && isShown(frame));

  const focusIn = (element) => {
    element.focus();
    return element.getRootNode().activeElement === element;
  };

  const focusInFrame = (frame) =>
    new Promise((resolve) => {
      addEventListener('message', function listener({ data, source }) {
        if (source !== frame.contentWindow || data?.sirBench !== 'focused') return;
        removeEventListener('message', listener);
        resolve(data.hasFocus);
      });
      frame.contentWindow.postMessage({ sirBench: 'focus' }, '*');
    });

  const tellOutermost = () => {
    const tell = (message) => top.postMessage(message, '*');
    addEventListener('message', ({ data }) => {
      if (data?.sirBench !== 'focus') return;
      const element = usableControl();
      tell({ sirBench: 'focused', hasFocus: !!element && focusIn(element) });
    });
    when(
      () => shownEntries()[0],
      () => tell({ sirBench: 'entry' }),
    );
    when(usableControl, () => tell({ sirBench: 'control' }));
  };

  const measure = () => {
    addEventListener('message', ({ data, source }) => {
      if (data?.sirBench === 'control') usableFrames.add(source);
      if (data?.sirBench) runChecks();
    });

    /** Milliseconds from the page's start until every entry could be seen, and the scripts that make it work had run. */
    const entriesVisible = new Promise((resolve) => {
      const isReady = () =>
        document.readyState !== 'loading' &&
        [...document.scripts].every((script) => !script.src || loadedScripts.has(script)) &&
        shownEntries().length >= wantedEntries;
      when(isReady, async () => {
        await painted();
        resolve({ entriesVisibleMs: performance.now() });
      });
      document.addEventListener('DOMContentLoaded', runChecks, { once: true });
    });

    globalThis.sirBench = {
      entriesVisible: () => entriesVisible,

      /** Clicks, as no pointer does: nothing precedes it. Returns how long it took until the form was drawn and usable. */
      open() {
        return new Promise((resolve, reject) => {
          const [button] = shownEntries();
          performance.mark('sir-bench-click');
          const clickedAtMs = performance.now();
          button.click();
          when(
            () => usableControl() ?? usableFrame(),
            async (found) => {
              await painted();
              const usableMs = performance.now() - clickedAtMs;
              const hasFocus = found.localName === 'iframe' ? await focusInFrame(found) : focusIn(found);
              if (hasFocus) resolve({ usableMs, clickedAtMs });
              else reject(new Error('The first control cannot be focused.'));
            },
          );
        });
      },

      /** The same, a while after the pointer came. */
      openAfterHover(ms) {
        return new Promise((resolve, reject) => {
          const enter = () => setTimeout(() => this.open().then(resolve, reject), ms);
          document.querySelector(hover).addEventListener('pointerenter', enter, { once: true });
        });
      },

      /** Sum of all layout shifts since the page began; none is excused. */
      layoutShift: () => ({ layoutShift }),
    };
  };

  if (isOutermost) measure();
  else tellOutermost();
}
