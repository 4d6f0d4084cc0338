/** A page with buttons that change the widget. */
import type { Frequency } from '@sir-giving/donate';
import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js';
import { type Account, thanks } from '../campaign.js';
import { DonateButton, type DonateProps } from './DonateButton.js';
import { DonateByAttributes } from './DonateByAttributes.js';
import { DonateFromServer } from './DonateFromServer.js';

export function App(props: { account: Account; onMounted?: (() => void) | undefined }) {
  const [isAway, setAway] = createSignal(false);
  const [isShown, setShown] = createSignal(true);
  const [amounts, setAmounts] = createSignal([10, 25]);
  const [frequency, setFrequency] = createSignal<Frequency>('once');
  const [presetsOnly, setPresetsOnly] = createSignal<boolean>();
  const [label, setLabel] = createSignal('Donate');
  const [lines, setLines] = createSignal<string[]>([]);
  onMount(() => props.onMounted?.());

  const actions = {
    'Amounts 15 and 30': () => setAmounts([15, 30]),
    Monthly: () => setFrequency('monthly'),
    'Presets only': () => setPresetsOnly(true),
    'Any amount': () => setPresetsOnly(false),
    'No preference': () => setPresetsOnly(undefined),
    'Give now': () => setLabel('Give now'),
    'Re-render': () => setAmounts([...amounts()]),
    Remove: () => setShown(false),
    Add: () => setShown(true),
    Away: () => setAway(true),
    Back: () => setAway(false),
  };
  const onThanks: DonateProps['onThanks'] = (gift) => setLines([...lines(), thanks(gift)]);
  const donateProps = (): DonateProps => ({
    publishableKey: props.account.publishableKey,
    apiBase: props.account.apiBase,
    amounts: amounts(),
    frequency: frequency(),
    presetsOnly: presetsOnly(),
    label: label(),
    onThanks,
  });
  return (
    <>
      <nav>
        <For each={Object.entries(actions)}>
          {([name, act]) => (
            <button type="button" onClick={act}>
              {name}
            </button>
          )}
        </For>
      </nav>
      <Show when={!isAway()} fallback={<h1>About us</h1>}>
        <main>
          <h1>Campaign</h1>
          <Show when={isShown()}>
            <Switch>
              <Match when={props.account.view === 'properties'}>
                <DonateButton {...donateProps()} />
              </Match>
              <Match when={props.account.view === 'attributes'}>
                <DonateByAttributes {...props.account} />
              </Match>
              <Match when={props.account.view === 'server'}>
                <DonateFromServer {...donateProps()} />
              </Match>
            </Switch>
          </Show>
          <ul aria-label="Events">
            <For each={lines()}>{(line) => <li>{line}</li>}</For>
          </ul>
        </main>
      </Show>
    </>
  );
}
