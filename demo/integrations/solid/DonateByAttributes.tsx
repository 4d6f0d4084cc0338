export function DonateByAttributes(props: { publishableKey: string; apiBase: string }) {
  return (
    <sir-donate
      attr:publishable-key={props.publishableKey}
      attr:api-base={props.apiBase}
      nonprofit="clean-water-fund"
      amounts="15,30"
      min-amount="5"
      presets-only=""
      frequency="monthly"
      impact='{"15":"school books for one child"}'
    />
  );
}
