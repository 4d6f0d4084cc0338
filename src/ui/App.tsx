import { useLayoutEffect, useRef } from 'preact/hooks';
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
export function App(view: View) {
  const root = useRef<HTMLElement>(null);
  const { name } = view.flow.state.value;
  // Creating is the details' screen with a busy button: the focus stays where it is.
  const screen = name === 'creating' ? 'details' : name;
  const last = useRef(screen);
  useLayoutEffect(() => {
    if (last.current === screen) return;
    last.current = screen;
    root.current?.querySelector<HTMLElement>('.title')?.focus();
  }, [screen]);
  return (
    <section class="form" part="form" ref={root} aria-labelledby="sir-title">
      <Header {...view} />
      <Body {...view} />
    </section>
  );
}
