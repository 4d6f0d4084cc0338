/**
 * `SirDonate`: `<sir-donate>` as a component of React 18 and 19.
 *
 * React sets neither properties nor listeners of custom elements while it hydrates the HTML of a server, and React 18
 * never does. So the component writes attributes as texts, and listens by itself. It registers the element when it is
 * mounted, after it listens: an element that is defined earlier could send events that nobody receives.
 */
import {
  createElement,
  type DetailedHTMLProps,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { attributeNames, propertyName } from '../contract/attribute-names.js';
import { eventNames, type SirDonateEventName } from '../contract/events.js';
import type { SirDonateAttributes, SirDonateOptions } from '../element/attribute-types.js';
import { attributesOf } from '../element/attributes-of.js';
import type { SirDonateEventHandler, SirDonateListeners, SirDonateMarkup } from '../element/markup-types.js';
import { defineSirDonate, type SirDonateElement } from './pure.js';

type Handler<Name extends SirDonateEventName> = SirDonateEventHandler<Name> | undefined;

/** The handlers of the element's events. docs/events.md describes each `event.detail`. */
export interface SirDonateHandlers {
  /** The form can be used. */
  onReady?: Handler<'sir-donate-ready'>;
  /** The dialog opened. */
  onOpen?: Handler<'sir-donate-open'>;
  /** The dialog closed. */
  onClose?: Handler<'sir-donate-close'>;
  /** The donor changed the amount, the frequency or the tip. */
  onChange?: Handler<'sir-donate-change'>;
  /** The form went on to another screen. */
  onStep?: Handler<'sir-donate-step'>;
  /** A checkout link exists and was not opened yet. `event.preventDefault()` leaves opening it to the page. */
  onBeforeCheckout?: Handler<'sir-donate-before-checkout'>;
  /** The donor was handed over to the checkout. */
  onCheckout?: Handler<'sir-donate-checkout'>;
  /** The donor has paid, and the payment takes its time, such as a bank debit. */
  onProcessing?: Handler<'sir-donate-processing'>;
  /** The API reports that the donation succeeded. A signal, never proof of payment. */
  onComplete?: Handler<'sir-donate-complete'>;
  /** The API reports that the donation failed for good. */
  onFailed?: Handler<'sir-donate-failed'>;
  /** Something went wrong. `event.detail.message` is an English sentence for developers. */
  onError?: Handler<'sir-donate-error'>;
}

/**
 * The options of the widget, its events, and what every HTML element takes, such as `className` or `hidden`. An option may
 * also have its attribute's name, as in HTML: `presets-only`.
 */
export interface SirDonateProps
  extends SirDonateOptions,
    SirDonateAttributes,
    SirDonateHandlers,
    Omit<HTMLAttributes<SirDonateElement>, keyof SirDonateHandlers | 'dangerouslySetInnerHTML'> {}

/** `sir-donate-before-checkout` → `onBeforeCheckout`. */
const handlerName = (eventName: string): string => propertyName(eventName.replace('sir-donate', 'on'));

const ownNames: ReadonlySet<string> = new Set([
  ...attributeNames,
  ...attributeNames.map(propertyName),
  ...eventNames.map(handlerName),
]);

/**
 * Returns what every element takes, as both versions of React write it to a custom element. React 18 writes `class`
 * as it stands and `false` as a text; React 19 writes `true` as an empty text, which is no value of `aria-hidden`.
 */
function commonAttributes(props: object): Record<string, unknown> {
  const entries = Object.entries(props).filter(([name]) => !ownNames.has(name));
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => {
      const text = typeof value === 'boolean' && /^(aria|data)-/.test(name) ? `${value}` : value;
      return [name === 'className' ? 'class' : name, text === false ? undefined : text];
    }),
  );
}

/** React 18 warns of a layout effect on a server. */
const useClientLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

let isDefined = false;

function defineOnce(): void {
  if (!isDefined) defineSirDonate();
  isDefined = true;
}

/** `<sir-donate>` as a component. Its children are the button's label; a link in them is the fallback. */
export const SirDonate: ForwardRefExoticComponent<SirDonateProps & RefAttributes<SirDonateElement>> =
  forwardRef<SirDonateElement, SirDonateProps>((props, ref) => {
    const element = useRef<SirDonateElement>(null);
    const handlers = useRef<SirDonateHandlers>(props);
    const [listen] = useState(() => (event: Event): void => {
      const handler: unknown = Reflect.get(handlers.current, handlerName(event.type));
      if (typeof handler === 'function') handler(event);
    });

    useClientLayoutEffect(() => {
      handlers.current = props;
    });
    // What is listened to twice is received once. React runs the first effect before a parent can use the element, and
    // cleans up only the second where the element is hidden and stays, such as in a suspended tree.
    useClientLayoutEffect(() => {
      for (const name of eventNames) element.current?.addEventListener(name, listen);
      defineOnce();
    }, [listen]);
    useEffect(() => {
      const { current } = element;
      for (const name of eventNames) current?.addEventListener(name, listen);
      return () => {
        for (const name of eventNames) current?.removeEventListener(name, listen);
      };
    }, [listen]);
    useImperativeHandle<SirDonateElement | null, SirDonateElement | null>(ref, () => element.current, []);

    return createElement('sir-donate', {
      ...commonAttributes(props),
      ...attributesOf(props),
      ref: element,
    });
  });

/** React 18 ignores the listeners. */
type ElementProps = DetailedHTMLProps<HTMLAttributes<SirDonateElement>, SirDonateElement> &
  SirDonateMarkup &
  SirDonateListeners;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sir-donate': ElementProps;
    }
  }
}
