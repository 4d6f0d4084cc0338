import { isInline } from '../contract/attribute-checks.js';
import { listItems } from '../contract/list-items.js';
import type { WidgetIdentity } from '../donation/widget-identity.js';
import { isRendered } from './is-rendered.js';
import { readAttribute } from './read-attribute.js';
import { nameTab, readTabName } from './tab-name.js';

/**
 * Recognises the widget in which a donation was made: by its id, else by its mode and its place among the page's widgets
 * of that mode. A description is a text such as `inline 0 k2v9x1 give`: mode, index, name of the tab, id.
 */
export interface Description {
  mode: string;
  index: number;
  tab: string;
  id: string;
}

const maxIdLength = 100;

export const writeDescription = ({ mode, index, tab, id }: Description): string =>
  `${mode} ${index} ${tab} ${id.slice(0, maxIdLength)}`;

export function readDescription(text: string): Description {
  const [mode = '', index = '', tab = '', ...id] = text.split(' ');
  return { mode, index: Number.parseInt(index, 10), tab, id: id.join(' ') };
}

/** Compares a widget with the one of a donation. */
export function compare(
  { mode, index, id }: Pick<Description, 'mode' | 'index' | 'id'>,
  used: Description,
): { isUsed: boolean; score: number } {
  const isSameId = !!used.id && id.slice(0, maxIdLength) === used.id;
  const isSameMode = mode === used.mode;
  const isSamePlace = isSameMode && index === used.index;
  return {
    isUsed: used.id ? isSameId : isSamePlace,
    score: (isSameId ? 4 : 0) + (isSameMode ? 2 : 0) + (isSamePlace ? 1 : 0),
  };
}

/** Returns the page's widgets of the same key that offer a nonprofit, in the order of the page. */
function findWidgets(
  element: Element,
  nonprofit: string,
): (Pick<Description, 'mode' | 'index' | 'id'> & { one: Element })[] {
  const key = readAttribute(element, 'publishable-key')?.trim();
  const counts = new Map<string, number>();
  const roots = new Set([document, element.getRootNode() as Document | ShadowRoot]);
  return [...roots]
    .flatMap((root) => [...root.querySelectorAll(element.localName)])
    .filter(
      (one) =>
        one === element ||
        (readAttribute(one, 'publishable-key')?.trim() === key &&
          listItems(readAttribute(one, 'nonprofit') ?? '').includes(nonprofit)),
    )
    .map((one) => {
      const mode = isInline(one.getAttribute('mode')) ? 'inline' : 'button';
      const index = counts.get(mode) ?? 0;
      counts.set(mode, index + 1);
      return { one, mode, index, id: one.id };
    });
}

export function createWidgetIdentity(element: Element): WidgetIdentity {
  return {
    describe(nonprofit) {
      const own = findWidgets(element, nonprofit).find(({ one }) => one === element);
      return own ? writeDescription({ ...own, tab: nameTab() }) : '';
    },

    rank({ widget, nonprofit, isOpen }) {
      const used = readDescription(widget);
      const ranked = findWidgets(element, nonprofit)
        .map((described) => {
          const { one, mode } = described;
          const { isUsed, score } = compare(described, used);
          // A dialog that opens again is seen even where the page hides its button.
          const canBeSeen = (isOpen && mode === 'button') || isRendered(one, { visibilityProperty: true });
          return { one, isUsed: isUsed && canBeSeen, score: score + (canBeSeen ? 8 : 0) };
        })
        // The sort is stable: among equals the first of the page comes first.
        .sort((a, b) => b.score - a.score);
      const betterCount = ranked.findIndex(({ one }) => one === element);
      return {
        isUsed: !betterCount && !!ranked[0]?.isUsed,
        isOwnTab: !!used.tab && used.tab === readTabName(),
        betterCount,
      };
    },
  };
}
