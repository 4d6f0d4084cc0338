import { AmountStep } from './AmountStep.js';
import { Header } from './Header.js';
import { NonprofitStep } from './NonprofitStep.js';
import { Unavailable } from './Unavailable.js';
import type { View } from './view.js';

function Body(view: View) {
  const state = view.flow.state.value;
  switch (state.type) {
    case 'nonprofit':
      return <NonprofitStep {...view} />;
    case 'amount':
      return <AmountStep {...view} />;
    case 'unavailable':
      return <Unavailable {...view} state={state} />;
    default: {
      const DeferredScreens = view.deferredScreens.value;
      // Visible only to a donor who is faster than the deferred module.
      return DeferredScreens ? <DeferredScreens {...view} state={state} /> : <span class="spinner early" />;
    }
  }
}

/** The whole form: the header and the screen of the current state. In a dialog, the dialog has the accessible name. */
export const App = (view: View) => (
  <section class="form" part="form" aria-labelledby={view.onClose ? undefined : 'sir-to sir-title'}>
    <Header {...view} />
    <Body {...view} />
  </section>
);
