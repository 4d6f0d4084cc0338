import type { OnHeading } from './guest-page.js';

/** How long the form waits for the page around it. After that it is shown alone until the page arrives. */
const waitMs = 1_000;

/** Loads the page around the form, which no frame needs. Resolves in any case: the form is what the donor came for. */
export async function loadOwnPage(main: Element): Promise<OnHeading> {
  let latest: Parameters<OnHeading> | undefined;
  let setHeading: OnHeading | undefined;
  const loading = import('./own-page.js').then(
    ({ createOwnPage }) => {
      setHeading = createOwnPage(main);
      if (latest) setHeading(...latest);
    },
    () => {},
  );
  await Promise.race([loading, new Promise((resolve) => setTimeout(resolve, waitMs))]);
  return (...texts) => {
    latest = texts;
    setHeading?.(...texts);
  };
}
