/** @jsxImportSource react */
/** A page that a server renders and React 18 hydrates: the component with every kind of prop. */
import type { SirDonateElement } from '@sir-giving/donate';
import { SirDonate } from '@sir-giving/donate/react';
import { StrictMode, useRef, useState } from 'react';

function Campaign({ publishableKey, apiBase }: { publishableKey: string; apiBase: string }) {
  const element = useRef<SirDonateElement>(null);
  const [isSpring, setSpring] = useState(true);
  const [isShown, setShown] = useState(true);
  const [lines, setLines] = useState<string[]>([]);
  const season = isSpring ? 'spring' : 'autumn';
  return (
    <main>
      <button type="button" onClick={() => setSpring(!isSpring)}>
        Other season
      </button>
      <button type="button" onClick={() => setShown(!isShown)}>
        Add or remove
      </button>
      <button type="button" onClick={() => element.current?.open()}>
        Open by ref
      </button>
      {isShown && (
        <SirDonate
          ref={element}
          id="give"
          className={season}
          style={{ marginTop: 8 }}
          hidden={false}
          aria-label="Give"
          aria-hidden={false}
          data-season={season}
          publishableKey={publishableKey}
          apiBase={apiBase}
          nonprofit="clean-water-fund"
          amounts={isSpring ? [15, 30] : [40]}
          impact={isSpring ? { 15: 'school books' } : undefined}
          presetsOnly={isSpring}
          currency={isSpring ? undefined : 'EUR'}
          onOpen={() => setLines((before) => [...before, `opened in ${season}`])}
          onClose={() => setLines((before) => [...before, `closed in ${season}`])}
        >
          <a href="https://example.org/donate">Donate in {season}</a>
        </SirDonate>
      )}
      <ul aria-label="Events">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added.
          <li key={index}>{line}</li>
        ))}
      </ul>
    </main>
  );
}

export const app = (search: string) => {
  const query = new URLSearchParams(search);
  return (
    <StrictMode>
      <Campaign publishableKey={`${query.get('key')}`} apiBase={`${query.get('api')}`} />
    </StrictMode>
  );
};
