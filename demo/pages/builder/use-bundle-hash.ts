/** The hash of the single file of this release, from `integrity.json` beside it, loaded when it is asked for. */
import { useEffect, useState } from 'preact/hooks';

/** Returns the hash, and why there is none. */
export function useBundleHash(files: string, isWanted: boolean): [string | undefined, string] {
  const [hash, setHash] = useState<string>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (!isWanted) return;
    void readHash(files).then(
      (found) => {
        setHash(found);
        setProblem(found ? '' : 'The files have no list of hashes. The code is not pinned.');
      },
      () => setProblem('The list of hashes could not be loaded. The code is not pinned.'),
    );
  }, [files, isWanted]);
  return [hash, problem];
}

async function readHash(files: string): Promise<string | undefined> {
  const response = await fetch(`${files}/${__SIR_VERSION__}/integrity.json`);
  const hashes: unknown = await response.json();
  const entry =
    typeof hashes === 'object' && hashes !== null
      ? Object.entries(hashes).find(([name]) => name === 'sir-donate.bundle.js')?.[1]
      : undefined;
  return typeof entry === 'string' && /^sha\d{3}-[\w+/=]+$/.test(entry) ? entry : undefined;
}
