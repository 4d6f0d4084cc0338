import type { WidgetIdentity } from '../donation/widget-identity.js';
import { nameTab, readTabName } from '../element/tab-name.js';
import { compare, readDescription, writeDescription } from '../element/widget-identity.js';

/** A frame of our element: the host page has chosen it, and describes it. */
export const identityByHost = (description: () => string): WidgetIdentity => ({
  describe: description,
  rank: () => ({ isUsed: true, isOwnTab: true, betterCount: 0 }),
});

/** A bare frame knows its own name and its place among the frames of the page, and nothing of the others. */
export function identityOfFrame(mode: () => string): WidgetIdentity {
  const describe = () => ({
    mode: mode(),
    index: Array.from({ length: parent.length }, (_, index) => parent[index]).indexOf(window),
    id: window.name,
  });
  return {
    describe: () => writeDescription({ ...describe(), tab: nameTab() }),
    rank({ widget }) {
      const used = readDescription(widget);
      const { isUsed } = compare(describe(), used);
      return { isUsed, isOwnTab: !!used.tab && used.tab === readTabName(), betterCount: 0 };
    },
  };
}
