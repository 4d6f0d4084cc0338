import { SirDonate } from '@sir-giving/donate/react';
import { useState } from 'react';

export function Give({ publishableKey }) {
  const [thanks, setThanks] = useState('');
  return (
    <main>
      <SirDonate
        publishableKey={publishableKey}
        nonprofit="clean-water-fund"
        amounts={[15, 30]}
        onComplete={({ detail }) =>
          setThanks(`Thank you for ${detail.amountMinor / 100} ${detail.currency}!`)
        }
      >
        <a href="https://example.org/donate">Donate</a>
      </SirDonate>
      <p role="status">{thanks}</p>
    </main>
  );
}
