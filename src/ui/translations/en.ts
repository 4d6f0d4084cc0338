/**
 * English for the form, and the keys that every other language must have. `{…}` marks what is put in. What is said
 * from the second step on is in `en.deferred.ts` and comes with the code that says it.
 *
 * The comments are for translators: where a text stands, and how long it may be. Where no length is given, up to half
 * as long again as the English is fine. Address the donor as a charity would: warm, plain, polite; imperative where
 * the language allows. Amounts arrive formatted, with their currency. No text depends on a count.
 */
export const en = {
  /** Button in the page and the dialog's name while nothing more is known. A verb; at most 12 characters. */
  donate: 'Donate',
  /** Small line above the nonprofit's name, which follows on a line of its own: `Donate to` / `Red Cross`. */
  donateTo: 'Donate to',
  /** Name of the ✕ button, and the button that ends the last screen. One word. */
  close: 'Close',
  /** Name of the arrow button in the header. One word. */
  back: 'Back',
  /** Badge in the header: nothing is charged here. At most 14 characters. */
  testMode: 'Test mode',
  /** The same badge where the page only tries the form out: nothing is sent at all. At most 14 characters. */
  simulation: 'Simulation',
  /** Title of the screen with several nonprofits. */
  chooseNonprofit: 'Who would you like to support?',
  /** Name of the group with the two choices below; read by screen readers only. */
  frequency: 'How often?',
  /** Left half of a switch 360 px wide. At most 16 characters. */
  once: 'Give once',
  /** Right half of it. At most 16 characters. */
  monthly: 'Monthly',
  /** Label of the list of currencies. One word. */
  currency: 'Currency',
  /** Title of the first screen, and name of the group of amounts. */
  amount: 'Choose an amount',
  /** Label of the field for an amount of one's own. */
  otherAmount: 'Other amount',
  /** The first screen's main button: `Give $25`. At most 20 characters without the amount. */
  give: 'Give {amount}',
  /** The same for a monthly gift: `Give $25 a month`. At most 24 characters without the amount. */
  giveMonthly: 'Give {amount} a month',
  /** The same button while no amount is chosen. */
  continue: 'Continue',
  /** Button under a problem. At most 20 characters. */
  tryAgain: 'Try again',
  /** Title of the screen that stands in place of the form. */
  unavailableTitle: 'Donations are not available here right now',
  /** Link on it, to the partner's own donation page. At most 27 characters. */
  fallback: 'Donate on another page',
  /** Link to where the partner answers donors' questions. A word or two. */
  help: 'Help',
  /** Errors under the field or the amounts, in whole sentences. */
  amountRequired: 'Please choose an amount.',
  /** The example is a number as the language writes it. */
  malformed: 'Please enter a number, such as {example}.',
  tooPrecise: 'This amount has too many decimal places.',
  tooSmall: 'The smallest amount is {amount}.',
  tooLarge: 'The largest amount is {amount}.',
  /** The checkout did not take the amount, and did not say why in words for a donor. */
  amountRefused: 'This amount was not accepted. Please choose another.',
  /** Problems, said to a donor who can do nothing about their cause. */
  problemSetup: 'This donation form is not set up correctly. Please tell the people who run this website.',
  /** Neutral: a browser does not say whether the visitor's connection failed, or the API refused to be read. */
  problemNetwork: 'We could not connect. Please try again.',
  problemBusy: 'Many people are giving at this moment. Please try again shortly.',
  problemServer: 'Something went wrong on our side. Please try again.',
  problemRejected: 'Some of this was not accepted. Please check what you entered.',
  problemOff: 'This nonprofit is not taking donations here right now.',
  problemUnsafe: 'The checkout could not be opened safely.',
} as const;

export type FormKey = keyof typeof en;
export type FormTranslations = Readonly<Record<FormKey, string>>;
