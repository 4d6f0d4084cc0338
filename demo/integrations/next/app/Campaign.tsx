'use client';

/** A page with buttons that change the widget. */
import type { Frequency } from '@sir-giving/donate';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { Donate } from './Donate';

export function Campaign(account: { publishableKey: string; apiBase: string | undefined }) {
  const [isShown, setShown] = useState(true);
  const [amounts, setAmounts] = useState([10, 25]);
  const [frequency, setFrequency] = useState<Frequency>('once');
  const [presetsOnly, setPresetsOnly] = useState<boolean>();
  const [label, setLabel] = useState('Donate');
  const [lines, setLines] = useState<string[]>([]);
  const query = useSearchParams();

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
  };
  return (
    <>
      <nav>
        {Object.entries(actions).map(([name, act]) => (
          <button key={name} type="button" onClick={act}>
            {name}
          </button>
        ))}
        <Link href={`/about?${query}`}>Away</Link>
      </nav>
      <main>
        <h1>Campaign</h1>
        {isShown && (
          <Donate
            {...account}
            amounts={amounts}
            frequency={frequency}
            presetsOnly={presetsOnly}
            label={label}
            onThanks={(gift) =>
              setLines((before) => [
                ...before,
                `Given ${gift.amountMinor} ${gift.currency} ${gift.frequency}`,
              ])
            }
          />
        )}
        <ul aria-label="Events">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added.
            <li key={index}>{line}</li>
          ))}
        </ul>
      </main>
    </>
  );
}
