/** A page with buttons that change the widget. */

import type { Frequency } from '@sir-giving/donate';
import { useEffect, useState } from 'preact/hooks';
import { type Account, thanks } from '../campaign.js';
import { DonateButton } from './DonateButton.js';
import { DonateByAttributes } from './DonateByAttributes.js';
import { DonateFromServer } from './DonateFromServer.js';

export function App({ account, onMounted }: { account: Account; onMounted?: (() => void) | undefined }) {
  const [isAway, setAway] = useState(false);
  const [isShown, setShown] = useState(true);
  const [amounts, setAmounts] = useState([10, 25]);
  const [frequency, setFrequency] = useState<Frequency>('once');
  const [presetsOnly, setPresetsOnly] = useState<boolean | undefined>(undefined);
  const [label, setLabel] = useState('Donate');
  const [lines, setLines] = useState<string[]>([]);
  useEffect(() => onMounted?.(), [onMounted]);

  const actions = {
    'Amounts 15 and 30': () => setAmounts([15, 30]),
    Monthly: () => setFrequency('monthly'),
    'Presets only': () => setPresetsOnly(true),
    'Any amount': () => setPresetsOnly(false),
    'No preference': () => setPresetsOnly(undefined),
    'Give now': () => setLabel('Give now'),
    'Re-render': () => setAmounts([...amounts]),
    Remove: () => setShown(false),
    Add: () => setShown(true),
    Away: () => setAway(true),
    Back: () => setAway(false),
  };
  const props = {
    publishableKey: account.publishableKey,
    apiBase: account.apiBase,
    amounts,
    frequency,
    presetsOnly,
    label,
    onThanks: (gift: Parameters<typeof thanks>[0]) => setLines((before) => [...before, thanks(gift)]),
  };
  const views = {
    properties: () => <DonateButton {...props} />,
    attributes: () => <DonateByAttributes {...account} />,
    server: () => <DonateFromServer {...props} />,
  };
  return (
    <>
      <nav>
        {Object.entries(actions).map(([name, act]) => (
          <button key={name} type="button" onClick={act}>
            {name}
          </button>
        ))}
      </nav>
      {isAway ? (
        <h1>About us</h1>
      ) : (
        <main>
          <h1>Campaign</h1>
          {isShown && views[account.view]()}
          <ul aria-label="Events">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </main>
      )}
    </>
  );
}
