/** Checks the key and the nonprofits while they are typed. A live key is checked only when the editor asks for it. */
import { useEffect, useState } from 'preact/hooks';
import { type CheckResult, checkNonprofits, isLiveKey } from './nonprofit-check.js';
import type { Addresses } from './snippet-options.js';

export type CheckState = CheckResult | { type: 'none' | 'asking' | 'checking' };

/** Long enough that not every letter is a request: all visitors of a partner share one rate limit. */
const pauseMs = 700;

interface Checked {
  key: string;
  nonprofit: string;
  /** Whether both have the right shape. */
  isComplete: boolean;
  addresses: Addresses;
}

/** Returns the state of the check, and the function that checks a live key. */
export function useNonprofitCheck({
  key,
  nonprofit,
  isComplete,
  addresses,
}: Checked): [CheckState, () => void] {
  const [state, setState] = useState<CheckState>({ type: 'none' });
  const [allowed, setAllowed] = useState('');
  const asked = `${key} ${nonprofit}`;

  useEffect(() => {
    if (!isComplete) return setState({ type: 'none' });
    if (isLiveKey(key) && allowed !== asked) return setState({ type: 'asking' });
    setState({ type: 'checking' });
    const controller = new AbortController();
    const timer = setTimeout(
      async () => {
        try {
          const options = { key, nonprofit, addresses, abortSignal: controller.signal };
          setState(await checkNonprofits({ ...options, fetch: (...request) => fetch(...request) }));
        } catch {
          // It was aborted: a newer check sets the state.
        }
      },
      isLiveKey(key) ? 0 : pauseMs,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, isComplete, allowed, key, nonprofit, addresses]);

  return [state, () => setAllowed(asked)];
}
