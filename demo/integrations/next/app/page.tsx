/** A server component: it renders `<SirDonate>` itself, or a client component that listens to its events. */
import { SirDonate } from '@sir-giving/donate/react';
import { Campaign } from './Campaign';

type Query = Promise<{ key?: string; api?: string; view?: string }>;

export default async function Page({ searchParams }: { searchParams: Query }) {
  // What a partner would write as constants. Here each test has a key of its own, and its API is on this machine.
  const { key = '', api, view } = await searchParams;
  if (view !== 'attributes') return <Campaign publishableKey={key} apiBase={api} />;
  return (
    <main>
      <h1>Campaign</h1>
      <SirDonate
        publishableKey={key}
        apiBase={api}
        nonprofit="clean-water-fund"
        amounts={[15, 30]}
        minAmount={5}
        presetsOnly
        frequency="monthly"
        impact={{ 15: 'school books for one child' }}
      />
    </main>
  );
}
