import { SirDonate } from '@sir-giving/donate/react';

/** Options as texts, such as a content management system has them. */
export function DonateByAttributes({ publishableKey, apiBase }: { publishableKey: string; apiBase: string }) {
  return (
    <SirDonate
      publishableKey={publishableKey}
      apiBase={apiBase}
      nonprofit="clean-water-fund"
      amounts="15,30"
      minAmount="5"
      presetsOnly="true"
      frequency="monthly"
      impact='{"15":"school books for one child"}'
    />
  );
}
