/** English from the second step on; what translators should know is said in `en.ts`. */
export const enDeferred = {
  /** Asked after a one-time amount, where the page wants that. Calm: the two answers below weigh the same. */
  suggestTitle: 'Would you rather give monthly?',
  /** The second answer, under `giveMonthly`: `Give $40 once`. At most 24 characters without the amount. */
  giveOnce: 'Give {amount} once',
  /** Title of the second screen. */
  yourDetails: 'Your details',
  /** Labels of the three fields. At most 16 characters each: the names share a line. */
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Email',
  /** Small, under the email field. */
  emailHint: 'For your receipt.',
  /** Button under the email field after a likely typo: `Did you mean ada@gmail.com?` */
  didYouMean: 'Did you mean {address}?',
  /** Question above the choice of a voluntary tip for the service, not for the nonprofit. */
  tip: 'Add a tip to cover the costs of this service?',
  /** One of four choices in a row of 320 px, where a long word is split. At most 10 characters, 6 a word. */
  noTip: 'No tip',
  /** Lines of the sum, each with an amount at its end: the gift without the tip, the tip, both. A word or two each. */
  gift: 'Gift',
  tipRow: 'Tip',
  total: 'Total',
  /** The amount in a sum that is charged monthly: `$27.50 a month`. */
  perMonth: '{amount} a month',
  /** The second screen's main button; the payment follows in another window. At most 30 characters. */
  toCheckout: 'Continue to checkout',
  /** The same button while the checkout is made, and what that window says. At most 27 characters. */
  preparing: 'Preparing your checkout…',
  /** Links in a quiet line above that button, to the partner's privacy policy and terms. A word or two each. */
  privacy: 'Privacy',
  terms: 'Terms',
  /** Small, under that button; a company's name is put in. */
  secureBy: 'Secure payment with {provider}',
  /** Heads a list of the fields that need fixing, each a link to its field. */
  checkFields: 'Please check the following:',
  /** Errors under a field, in whole sentences. */
  required: 'Please fill this in.',
  emailMalformed: 'Please enter an email address such as name@example.org.',
  /** The server did not accept what stands in this field. */
  refused: 'This was not accepted. Please check it.',
  /** Follows a problem's sentence on the second screen, to calm. */
  notCharged: 'You have not been charged.',
  /** The window was blocked: the donor opens the checkout by a link. */
  linkTitle: 'Your checkout is ready',
  linkText: 'Your browser kept the window from opening. Open it here:',
  /** That link; opens beside the page. At most 28 characters. */
  openCheckout: 'Open secure checkout',
  /** Button under it: the checkout takes the place of this page. */
  openHere: 'Open it in this tab',
  /** The donor is at the checkout, in another window. */
  waitingTitle: 'Finish your gift in the checkout',
  waitingText: 'It is open in another window. This page updates by itself when you are done.',
  /** The same where no window is known of, after a reload for example. */
  waitingTextHere: 'As soon as the payment is confirmed, you will see it here.',
  openAgain: 'Open the checkout again',
  /** Small button on a computer: shows a code that leads a phone to the checkout. At most 28 characters. */
  payOnPhone: 'Pay on your phone',
  /** Above that code; also its name. */
  scanCode: 'Scan the QR code with your phone.',
  /** Small button: give up waiting, back to the form. */
  startOver: 'Start over',
  /** Half an hour without an answer. Nothing is known: neither success nor failure may sound through. */
  pendingTitle: 'We have no confirmation yet',
  pendingText:
    'That can take a while and need not mean a problem. If you have paid, a receipt comes by email; please do not pay twice.',
  checkAgain: 'Check again',
  checking: 'Checking…',
  /** The donor has paid by a way that takes days, such as a bank debit. It has neither succeeded nor failed. */
  processingTitle: 'Your payment is being processed',
  processingText: 'This can take several days. You have nothing more to do; please do not pay twice.',
  /** Follows it where this page will not learn the result. */
  processingReceipt: 'Your receipt will come by email.',
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

export type DeferredKey = keyof typeof enDeferred;
