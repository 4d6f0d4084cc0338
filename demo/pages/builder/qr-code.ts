/** QR codes as paths of an SVG, and as files: SVG for print, PNG for documents. */
import { encode } from 'uqr';

export interface QrCode {
  /** Width and height in modules, the quiet zone included. */
  size: number;
  /** Path data that fills the dark modules, one unit a module. */
  path: string;
}

/** Modules of white around the code, as ISO/IEC 18004 asks. */
const quietZone = 4;
/** Pixels of a module in a PNG: 10 cm wide at 300 dpi, for a usual address. */
const pixels = 20;

/** What the largest code holds at level M: ISO/IEC 18004, version 40. */
const largestBytes = 2331;

/** Encodes a text with level M, which is read with 15 % of it damaged. Undefined if the text is too long for a code. */
export function createQrCode(text: string): QrCode | undefined {
  if (new TextEncoder().encode(text).length > largestBytes) return undefined;
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
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

export const qrSvg = ({ size, path }: QrCode): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;

/** Draws the code. Resolves to `null` where the browser refuses. */
export function qrPng({ size, path }: QrCode): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = size * pixels;
  canvas.height = size * pixels;
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(pixels, pixels);
  context.fillStyle = '#000';
  context.fill(new Path2D(path));
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
