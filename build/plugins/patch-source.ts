import MagicString from 'magic-string';

/**
 * Replaces pieces of a dependency's source where they first occur. A dependency that has changed fails the build
 * instead of losing its patch.
 */
export function patchSource(code: string, patches: Readonly<Record<string, string>>) {
  const patched = new MagicString(code);
  for (const [before, after] of Object.entries(patches)) {
    const start = code.indexOf(before);
    if (start < 0) throw new Error(`A dependency has changed; see what patches: ${before}`);
    patched.overwrite(start, start + before.length, after);
  }
  return { code: patched.toString(), map: patched.generateMap({ hires: 'boundary' }) };
}
