/** QR codes as paths of an SVG. The encoder is a package; it loads when the donor asks for a code. */
import { encode } from 'uqr';

export interface QrCode {
  /** Width and height in modules, the quiet zone included. */
  size: number;
  /** Path data that fills the dark modules, one unit a module. */
  path: string;
}

/** Modules of white around the code, as ISO/IEC 18004 asks. */
const quietZone = 4;

/** What the largest code holds, by error correction: ISO/IEC 18004, version 40. */
const largestBytes = { L: 2953, M: 2331 };

/**
 * Encodes a text. Level M is read with 15 % of the code damaged, as in print; L with 7 %, and has larger modules for the same
 * text. Undefined if the text is too long for a code.
 */
export function createQrCode(text: string, ecc: 'L' | 'M'): QrCode | undefined {
  if (new TextEncoder().encode(text).length > largestBytes[ecc]) return undefined;
  const { data, size } = encode(text, { ecc, border: quietZone });
  const runs: string[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1H${from}z`);
    }
  }
  return { size, path: runs.join('') };
}
