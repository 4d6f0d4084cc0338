export function DonateByAttributes({ publishableKey, apiBase }: { publishableKey: string; apiBase: string }) {
  return (
    <sir-donate
      publishable-key={publishableKey}
      api-base={apiBase}
      nonprofit="clean-water-fund"
      amounts="15,30"
      min-amount="5"
      presets-only=""
      frequency="monthly"
      impact='{"15":"school books for one child"}'
    />
  );
}
