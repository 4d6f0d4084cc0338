'use client';

/** The form in a frame of its own. A bundler ships no `frame.html`, so its address must be set. */
import { SirDonateElement } from '@sir-giving/donate/pure';
import { SirDonate } from '@sir-giving/donate/react';
import { useSearchParams } from 'next/navigation';
import { Suspense } from 'react';

function Isolated() {
  const query = useSearchParams();
  SirDonateElement.frameUrl = query.get('frame') ?? undefined;
  return (
    <SirDonate
      isolated
      publishableKey={query.get('key') ?? ''}
      apiBase={query.get('api') ?? undefined}
      nonprofit="clean-water-fund"
    >
      <a href="https://example.org/donate">Donate</a>
    </SirDonate>
  );
}

export default function Page() {
  return (
    <Suspense>
      <Isolated />
    </Suspense>
  );
}
