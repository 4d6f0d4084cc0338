/** English for the screens after the hand-off. */
export const enAfter = {
  linkTitle: 'Your checkout is ready',
  linkText: 'Your browser kept the window from opening. Open it here:',
  openCheckout: 'Open secure checkout',
  openHere: 'Open it in this tab',
  waitingTitle: 'Finish your gift in the checkout',
  waitingText: 'It is open in another window. This page updates by itself when you are done.',
  waitingTextHere: 'As soon as the payment is confirmed, you will see it here.',
  openAgain: 'Open the checkout again',
  startOver: 'Start over',
  pendingTitle: 'We have no confirmation yet',
  pendingText:
    'That can take a while, and nothing is wrong. If you have paid, a receipt comes by email; please do not pay twice.',
  checkAgain: 'Check again',
  checking: 'Checking…',
  thanksTitle: 'Thank you!',
  thanksText: 'Your gift of {amount} to {nonprofit} is confirmed.',
  thanksMonthly: 'Your monthly gift of {amount} to {nonprofit} is set up.',
  reward: 'You earned {tokens} reward tokens.',
  receipt: 'A receipt is on its way to your inbox.',
  giveAgain: 'Give again',
  failedTitle: 'The payment did not go through',
  failedText: 'You can try again; what you entered is still here.',
} as const;

export type AfterKey = keyof typeof enAfter;
export type AfterStrings = Readonly<Record<AfterKey, string>>;
