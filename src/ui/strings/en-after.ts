/** English for the screens after the hand-off; what translators should know is said in `en.ts`. */
export const enAfter = {
  /** The window was blocked: the donor opens the checkout by a link. */
  linkTitle: 'Your checkout is ready',
  linkText: 'Your browser kept the window from opening. Open it here:',
  /** That link; opens beside the page. */
  openCheckout: 'Open secure checkout',
  /** Button under it: the checkout takes the place of this page. */
  openHere: 'Open it in this tab',
  /** The donor is at the checkout, in another window. */
  waitingTitle: 'Finish your gift in the checkout',
  waitingText: 'It is open in another window. This page updates by itself when you are done.',
  /** The same where no window is known of, after a reload for example. */
  waitingTextHere: 'As soon as the payment is confirmed, you will see it here.',
  openAgain: 'Open the checkout again',
  /** Small button: give up waiting, back to the form. */
  startOver: 'Start over',
  /** Half an hour without an answer. Nothing is known: neither success nor failure may sound through. */
  pendingTitle: 'We have no confirmation yet',
  pendingText:
    'That can take a while, and nothing is wrong. If you have paid, a receipt comes by email; please do not pay twice.',
  checkAgain: 'Check again',
  checking: 'Checking…',
  /** The payment is confirmed. */
  thanksTitle: 'Thank you!',
  thanksText: 'Your gift of {amount} to {nonprofit} is confirmed.',
  thanksMonthly: 'Your monthly gift of {amount} to {nonprofit} is set up.',
  /** A count follows; no plural, hence the colon. */
  reward: 'Reward tokens earned: {tokens}',
  /** Heads the one or two sentences below. */
  nextTitle: 'What happens next',
  receipt: 'A receipt is on its way to your inbox.',
  /** For monthly gifts. */
  nextMonthly: 'The gift repeats every month until you end it.',
  /** Button that opens the device's own share sheet. At most 24 characters. */
  share: 'Tell a friend',
  /** What that shares, beside the page's address. The donor speaks. */
  shareText: 'I just gave to {nonprofit}. Join me:',
  /** The same button where there is no such sheet, and after it was pressed. At most 24 characters. */
  copyLink: 'Copy link to share',
  copied: 'Link copied',
  giveAgain: 'Give again',
  /** The payment was declined or given up. */
  failedTitle: 'The payment did not go through',
  failedText: 'You can try again; what you entered is still here.',
} as const;

export type AfterKey = keyof typeof enAfter;
export type AfterStrings = Readonly<Record<AfterKey, string>>;
