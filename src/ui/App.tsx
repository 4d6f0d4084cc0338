import { AmountStep } from './AmountStep.js';
import { DetailsStep } from './DetailsStep.js';
import { Header } from './Header.js';
import { NonprofitStep } from './NonprofitStep.js';
import { Unavailable } from './Unavailable.js';
import type { View } from './view.js';

function Body(view: View) {
  const state = view.flow.state.value;
  switch (state.name) {
    case 'nonprofit':
      return <NonprofitStep {...view} />;
    case 'amount':
      return <AmountStep {...view} />;
    case 'details':
    case 'creating':
      return <DetailsStep {...view} />;
    case 'unavailable':
      return <Unavailable {...view} state={state} />;
    default: {
      const After = view.after.value;
      return After ? <After {...view} state={state} /> : null;
    }
  }
}

/** The whole form: header, and the screen that the state asks for. */
export const App = (view: View) => (
  <section class="form" part="form" aria-labelledby="sir-title">
    <Header {...view} />
    <Body {...view} />
  </section>
);
