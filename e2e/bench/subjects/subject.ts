/** What is measured, and what its page needs. */

/** Where the bench's servers are. */
export interface Origins {
  readonly pages: string;
  /** Serves the files of every subject, compressed as by a CDN. */
  readonly files: string;
  /** The sandbox Partner API. */
  readonly api: string;
  /** Stands for the servers of the peers. */
  readonly stubs: string;
}

export interface PageParts {
  /** Goes into the head. */
  readonly head: string;
  /** One entry with its fallback link or label, if it has one. */
  readonly entry: (label: string) => string;
  /** Goes to the end of the body. */
  readonly scripts?: string;
}

/** `entry`: how soon it can be seen. `click` and `hover`: opening it. `hundred`: a page with a hundred of them. */
export type ScenarioId = 'entry' | 'click' | 'hover' | 'hundred';

export interface Subject {
  /** What `--only=` calls it. */
  readonly id: string;
  /** The head of its column. */
  readonly title: string;
  /** `widget` is ours in all its variants. */
  readonly group: 'yardstick' | 'widget' | 'peer';
  readonly scenarios: readonly ScenarioId[];
  /** Selector, within its document or shadow root, of what is pressed. */
  readonly entry: string;
  /** Selector, within its document or shadow root, of the control that can be used once the form is there. */
  readonly control: string;
  /** Selector in the page of what the pointer comes to. */
  readonly hover?: string;
  page(origins: Origins): PageParts;
}

export const fallbackLink = '<a href="https://example.org/donate">Donate</a>';
