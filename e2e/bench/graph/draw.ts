/** Draws requests as bars over time: an SVG without scripts that follows the reader's colour scheme. */

export type RequestKind = 'page' | 'file' | 'preflight' | 'api' | 'image';

export interface DrawnRequest {
  readonly label: string;
  readonly kind: RequestKind;
  /** Milliseconds since the panel's zero. */
  readonly startMs: number;
  readonly endMs: number;
  /** Stands behind the bar. */
  readonly note: string;
}

export interface Mark {
  readonly label: string;
  readonly atMs: number;
}

/** A part of the visit with a time axis of its own. */
export interface Panel {
  readonly title: string;
  readonly requests: readonly DrawnRequest[];
  readonly marks: readonly Mark[];
}

export interface Picture {
  readonly title: string;
  readonly panels: readonly Panel[];
}

const width = 860;
const labelWidth = 190;
const noteWidth = 150;
const rowHeight = 22;
const barHeight = 12;
const headHeight = 52;
const axisHeight = 26;
const gap = 22;
const legendHeight = 34;
const legendStep = 140;
const tickMs = 200;

const kinds: Readonly<Record<RequestKind, { title: string; light: string; dark: string }>> = {
  page: { title: 'page', light: '#6b7280', dark: '#9ca3af' },
  file: { title: 'file of the widget', light: '#1d4ed8', dark: '#7aa2ff' },
  preflight: { title: 'preflight', light: '#b45309', dark: '#f0a94b' },
  api: { title: 'API call', light: '#047857', dark: '#4cc79a' },
  image: { title: 'logo', light: '#be185d', dark: '#f58bb8' },
};

const colours = (scheme: 'light' | 'dark'): string =>
  Object.entries(kinds)
    .map(([kind, colour]) => `.${kind} { fill: ${colour[scheme]} }`)
    .join(' ');

const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2937 }
.background { fill: #ffffff } .title { font-weight: 600; font-size: 13px } .quiet { fill: #4b5563 }
.grid { stroke: #e5e7eb } .mark { stroke: #1f2937; stroke-dasharray: 3 3 }
.note { paint-order: stroke; stroke: #ffffff; stroke-width: 3px }
${colours('light')}
@media (prefers-color-scheme: dark) {
text { fill: #e5e7eb } .background { fill: #0d1117 } .quiet { fill: #b6bec9 }
.grid { stroke: #30363d } .mark { stroke: #e5e7eb } .note { stroke: #0d1117 }
${colours('dark')}
}`;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const round = (value: number): string => String(Math.round(value * 10) / 10);

interface Scale {
  readonly endMs: number;
  x(ms: number): number;
}

/** All panels have the same scale, so that their bars can be compared. */
function scaleOf(panels: readonly Panel[]): Scale {
  const times = panels.flatMap(({ requests, marks }) => [
    ...requests.map((request) => request.endMs),
    ...marks.map((mark) => mark.atMs),
  ]);
  const endMs = Math.ceil(Math.max(...times) / tickMs) * tickMs;
  return { endMs, x: (ms) => labelWidth + (ms / endMs) * (width - labelWidth - noteWidth) };
}

const panelHeight = ({ requests }: Panel): number => headHeight + requests.length * rowHeight + axisHeight;

export function drawPicture({ title, panels }: Picture): string {
  const scale = scaleOf(panels);
  let top = gap;
  const drawn = panels.map((panel) => {
    const group = `<g transform="translate(0 ${top})">\n${drawPanel(panel, scale)}\n</g>`;
    top += panelHeight(panel) + gap;
    return group;
  });
  const height = top + legendHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${escapeXml(title)}</title>
<style>${style}
</style>
<rect class="background" width="${width}" height="${height}" rx="8"/>
${drawn.join('\n')}
<g transform="translate(16 ${top})">${drawLegend()}</g>
</svg>
`;
}

function drawPanel({ title, requests, marks }: Panel, scale: Scale): string {
  const bottom = headHeight + requests.length * rowHeight;
  const lines = [`<text class="title" x="16" y="12">${escapeXml(title)}</text>`];
  for (let ms = 0; ms <= scale.endMs; ms += tickMs) {
    const x = round(scale.x(ms));
    lines.push(`<path class="grid" d="M${x} ${headHeight - 4}V${bottom}"/>`);
    if (ms % (tickMs * 2) === 0)
      lines.push(`<text class="quiet" x="${x}" y="${bottom + 16}" text-anchor="middle">${ms} ms</text>`);
  }
  for (const [index, { label, atMs }] of marks.entries()) {
    const x = round(scale.x(atMs));
    const y = 32 + (index % 2) * 14;
    const text = `${label}, ${Math.round(atMs)} ms`;
    // Ahead of the line where the text would leave the picture.
    const isLate = atMs > scale.endMs * 0.7;
    const place = isLate
      ? `x="${round(scale.x(atMs) - 5)}" text-anchor="end"`
      : `x="${round(scale.x(atMs) + 5)}"`;
    lines.push(
      `<path class="mark" d="M${x} ${y - 10}V${bottom}"/>`,
      `<text ${place} y="${y}">${escapeXml(text)}</text>`,
    );
  }
  for (const [index, request] of requests.entries()) {
    const y = headHeight + index * rowHeight + (rowHeight - barHeight) / 2;
    lines.push(drawRequest(request, { y, scale }));
  }
  return lines.join('\n');
}

function drawRequest(request: DrawnRequest, { y, scale }: { y: number; scale: Scale }): string {
  const { label, kind, startMs, endMs, note } = request;
  const start = scale.x(startMs);
  const end = Math.max(scale.x(endMs), start + 2);
  return [
    `<text x="${labelWidth - 10}" y="${y + 10}" text-anchor="end">${escapeXml(label)}</text>`,
    `<rect class="${kind}" x="${round(start)}" y="${y}" width="${round(end - start)}" height="${barHeight}" rx="2"/>`,
    `<text class="quiet note" x="${round(end + 6)}" y="${y + 10}">${escapeXml(note)}</text>`,
  ].join('\n');
}

function drawLegend(): string {
  const items = Object.entries(kinds).map(([kind, { title }], index) => {
    const x = index * legendStep;
    return `<rect class="${kind}" x="${x}" y="0" width="12" height="12" rx="2"/><text x="${x + 18}" y="10">${title}</text>`;
  });
  return items.join('');
}
