import { isInline } from '../contract/attribute-checks.js';
import type { AttributeName } from '../contract/attribute-names.js';
import { attributes } from '../contract/attributes.js';
import { cleanValue } from '../contract/clean-value.js';
import { splitLabel } from '../contract/labelled-parts.js';
import { warn } from '../contract/log.js';
import { type Options, parseOptions } from '../contract/options.js';
import { hasSecretKey, isHmacSecret, quote } from '../contract/secrets.js';
import type { FormHandle, FormModule, ShellParts } from './form-module.js';

/**
 * `prefill-from-url`: parameters of the page's address preset the form. Whoever writes a link to the page controls them, so
 * there are four of them: no key, no text, no donor data, no address.
 */
const parameters = {
  amount: 'sir_amount',
  frequency: 'sir_frequency',
  nonprofit: 'sir_nonprofit',
  'referral-code': 'sir_ref',
} as const;

type Prefilled = keyof typeof parameters;
type Read = ShellParts['read'];

const names = Object.keys(parameters) as Prefilled[];

/**
 * Returns the parameters of an address that have a value, with a developer warning for each that holds a secret. Editors that
 * escape `&` twice leave `amp;` behind.
 */
function readParameters(search: string): Map<Prefilled, string> {
  const query = new URLSearchParams(search.replace(/&(?:amp;)+/g, '&'));
  const values = new Map<Prefilled, string>();
  for (const name of names) {
    const value = cleanValue(query.get(parameters[name]) ?? '');
    if (hasSecretKey(value) || isHmacSecret(value))
      warn(
        `${parameters[name]} in the page's address holds what looks like a secret key, and was dropped. Revoke that key in the SIR Giving dashboard.`,
      );
    else if (value) values.set(name, value);
  }
  return values;
}

/** The form's attributes with what the address presets. */
class Prefill {
  readonly #names: readonly AttributeName[];
  readonly #read: Read;
  readonly #parameters: ReadonlyMap<Prefilled, string>;
  readonly #warned = new Set<string>();
  /** Of the attributes as they were last. */
  #known: { key: string; accepted: ReadonlyMap<string, string> } = { key: '', accepted: new Map() };

  constructor({ attributeNames, read }: ShellParts, search: string) {
    this.#names = attributeNames;
    this.#read = read;
    this.#parameters = readParameters(search);
  }

  /** Reads an attribute. The page's own `referral-code` counts more than that of the address. */
  readonly read: Read = (name) => {
    const written = this.#read(name);
    if (name === 'nonprofit' || (name === 'referral-code' && written?.trim())) return written;
    const isPreset = name === 'monthly-amount' || this.#parameters.has(name as Prefilled);
    return (isPreset && this.#accepted().get(name)) || written;
  };

  /** Whether the attributes tell what the form offers. */
  isComplete(): boolean {
    return !!this.#parse(new Map()).options;
  }

  /** The nonprofit to choose, if it is one of those that the form offers. */
  nonprofit(): string | undefined {
    return this.#accepted().get('nonprofit');
  }

  #accepted(): ReadonlyMap<string, string> {
    const key = JSON.stringify(this.#names.map(this.#read));
    if (key !== this.#known.key) this.#known = { key, accepted: this.#parseAll() };
    return this.#known.accepted;
  }

  /** Parses each parameter by the rules for its attribute. One that is ignored leaves the attribute as it is. */
  #parseAll(): Map<string, string> {
    const accepted = new Map<string, string>();
    for (const [name, value] of this.#parameters) {
      const problem = this.#problemOf(name, value);
      if (problem === undefined) accepted.set(name, value);
      else if (problem && !this.#warned.has(name)) {
        this.#warned.add(name);
        warn(`${parameters[name]}=${quote(value)} in the page's address was ignored. Accepted: ${problem}.`);
      }
    }
    this.#placeAmount(accepted);
    return accepted;
  }

  /**
   * An amount of the address takes the place of what the page preselects in the first currency, under the frequency that the
   * form begins with. What the page says in the other currencies stays.
   */
  #placeAmount(accepted: Map<string, string>): void {
    const amount = accepted.get('amount');
    const { options } = this.#parse(accepted);
    if (!amount || !options) return;
    for (const name of ['amount', 'monthly-amount'] as const) {
      const written = cleanValue(this.#read(name) ?? '');
      if (!written || (name === 'monthly-amount' && options.frequency === 'once')) continue;
      const others = written
        .split(';')
        .filter((part) => splitLabel(cleanValue(part), options).label !== options.currency);
      const whole = [amount, ...others].join('; ');
      if (!this.#parse(new Map([...accepted, [name, whole]])).problemOf(name)) accepted.set(name, whole);
    }
  }

  /** Returns what is accepted in the place of a value; empty as long as the attributes do not tell. */
  #problemOf(name: Prefilled, value: string): string | undefined {
    if (name === 'referral-code') return /^[\w.-]{1,100}$/.test(value) ? undefined : 'letters, digits, _ . -';
    const { options, problemOf } = this.#parse(new Map([[name, value]]));
    if (!options) return '';
    const { nonprofits, amount } = options;
    if (name === 'nonprofit')
      return nonprofits.includes(value) ? undefined : `one of ${nonprofits.join(', ')}`;
    // A label of another currency leaves the first one without an amount.
    return problemOf(name) ?? (name === 'amount' && !amount ? attributes.amount.accepted : undefined);
  }

  /** Parses the attributes with others in their places. */
  #parse(values: ReadonlyMap<string, string>): {
    options?: Options;
    /** What is accepted in the place of an attribute that is not understood. */
    problemOf(name: AttributeName): string | undefined;
  } {
    const read = (name: AttributeName) => (name !== 'nonprofit' && values.get(name)) || this.#read(name);
    const { warnings, ...parsed } = parseOptions(read, { locale: 'en', pageOrigin: '' });
    return {
      ...(parsed.type === 'valid' && { options: parsed.options }),
      problemOf: (name) =>
        warnings.find((warning) => warning.startsWith(`${name}=`))?.replace(/^.*Accepted: |\.$/g, ''),
    };
  }
}

/** Elements whose donor has a nonprofit of the address, or may have chosen another since. */
const chosen = new WeakSet<HTMLElement>();

/**
 * Chooses a nonprofit when the form is opened for the first time, or is in the page, once the attributes tell what it
 * offers. The donor may choose another.
 *
 * @param onDone called when that is decided
 */
function chooseAtFirst(form: FormHandle, prefill: Prefill, onDone: () => void): void {
  const openForm = form.open.bind(form);
  const updateForm = form.update.bind(form);
  const closeForm = form.close.bind(form);
  let isWanted = false;
  form.open = (choice) => {
    isWanted = true;
    const nonprofit = prefill.nonprofit();
    if (nonprofit || prefill.isComplete()) {
      Object.assign(form, { open: openForm, update: updateForm, close: closeForm });
      onDone();
    }
    openForm(nonprofit ? { nonprofit, ...choice } : choice);
  };
  form.close = () => {
    isWanted = false;
    closeForm();
  };
  form.update = () => {
    updateForm();
    if ((isWanted || isInline(prefill.read('mode'))) && prefill.nonprofit()) form.open();
  };
}

/** Returns a form's module for an element whose page presets the form by its address. */
export function prefillForm(module: FormModule, search = location.search): FormModule {
  const { prepareInElement } = module;
  const prefilled = (parts: ShellParts) => {
    const prefill = new Prefill(parts, search);
    return { prefill, parts: { ...parts, read: prefill.read } };
  };
  return {
    mountInElement(shellParts) {
      const { prefill, parts } = prefilled(shellParts);
      const form = module.mountInElement(parts);
      const { element } = shellParts;
      // A form in a frame begins anew when the element is put back.
      if (!chosen.has(element)) chooseAtFirst(form, prefill, () => prepareInElement && chosen.add(element));
      return form;
    },
    ...(prepareInElement && {
      prepareInElement: (shellParts: ShellParts) => prepareInElement(prefilled(shellParts).parts),
    }),
  };
}
