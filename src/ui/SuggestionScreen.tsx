import type { Flow } from '../donation/flow.js';
import { monthlyChoice } from '../donation/suggest-amount.js';
import { HelpLink } from './PartnerLinks.js';
import { BusyButton, Screen } from './Screen.js';
import type { DeferredText } from './text.js';

const repeat = 'M17 3l3 3-3 3M4 11V9a3 3 0 0 1 3-3h13M7 21l-3-3 3-3M20 13v2a3 3 0 0 1-3 3H4';

/** Asks whether the donor would rather give monthly. Both answers weigh the same, and none is preselected. */
export function SuggestionScreen({ flow, text }: { flow: Flow; text: DeferredText }) {
  const gift = flow.amount.value;
  const options = flow.options.value;
  const monthly = flow.suggestion.controller.value?.amountMinor.value;
  if (gift.type === 'invalid' || monthly === undefined) return null;
  return (
    <Screen icon={repeat} title={text('suggestTitle')}>
      <p>{text('nextMonthly')}</p>
      <BusyButton look="secondary" onClick={() => flow.answerSuggestion(monthlyChoice(options, monthly))}>
        {text('giveMonthly', { amount: text.money(monthly) })}
      </BusyButton>
      <BusyButton look="secondary" onClick={() => flow.answerSuggestion({})}>
        {text('giveOnce', { amount: text.money(gift.amountMinor) })}
      </BusyButton>
      <HelpLink flow={flow} text={text} />
    </Screen>
  );
}
