export interface ProblemText {
  /** What a partner sees on the page. */
  page: string;
  /** What a browser's console says, where it says anything. */
  console?: string;
  /** What to change at the web host. */
  change: string;
}
