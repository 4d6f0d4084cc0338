/** A page with buttons that change the widget. */

import type { Frequency } from '@sir-giving/donate';
import { type ComponentType, useEffect, useState } from 'react';
import { type Account, thanks, type View } from '../campaign.js';
import type { DonateProps } from './DonateButton.js';

/** The widget of each view. */
export type Views = Record<View, ComponentType<DonateProps>>;

interface AppProps {
  account: Account;
  views: Views;
  onMounted?: (() => void) | undefined;
}

export function App({ account, views, onMounted }: AppProps) {
  const [isAway, setAway] = useState(false);
  const [isShown, setShown] = useState(true);
  const [amounts, setAmounts] = useState([10, 25]);
  const [frequency, setFrequency] = useState<Frequency>('once');
  const [presetsOnly, setPresetsOnly] = useState<boolean>();
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
  const Widget = views[account.view];
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
          {isShown && (
            <Widget
              publishableKey={account.publishableKey}
              apiBase={account.apiBase}
              amounts={amounts}
              frequency={frequency}
              presetsOnly={presetsOnly}
              label={label}
              onThanks={(gift) => setLines((before) => [...before, thanks(gift)])}
            />
          )}
          <ul aria-label="Events">
            {lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added.
              <li key={index}>{line}</li>
            ))}
          </ul>
        </main>
      )}
    </>
  );
}
