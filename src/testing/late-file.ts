/** A file that a module imports when it needs it: the second argument of `vi.doMock()`, with the network in the test's hands. */
export interface LateFile<Module> {
  load(): Promise<Module>;
  arrive(): void;
  fail(): void;
}

export function createLateFile<Module>(module: Module): LateFile<Module> {
  let isMissing = false;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    async load() {
      await ended;
      if (isMissing) throw new Error('404');
      return module;
    },
    arrive: () => end(),
    fail() {
      isMissing = true;
      end();
    },
  };
}
