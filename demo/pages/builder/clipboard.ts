import type { Block } from './block.js';

/**
 * Copies code. An editor's visual view would show it as it is written, so that view gets a link in its place. Views for HTML,
 * and fields for an address, take plain text.
 *
 * @throws if the browser refuses
 */
export async function copyBlock({ code, visual }: Block): Promise<void> {
  if (visual && typeof ClipboardItem !== 'undefined') {
    const texts = { 'text/plain': code, 'text/html': visual };
    const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
    try {
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return;
    } catch {
      // Some browsers write plain text alone.
    }
  }
  await navigator.clipboard.writeText(code);
}
