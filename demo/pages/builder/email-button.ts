/**
 * A button for e-mails: a table with inline styles, because mail programs drop stylesheets, scripts and frames, and some do not
 * know padding on links.
 */
import { escapeHtml } from './markup.js';
import type { SnippetOptions, Tokens } from './snippet-options.js';

const standard: EmailColors = { accent: '#0a6b4f', onAccent: '#ffffff', radius: '6px' };

/** Mail programs do not know `light-dark()`: the first of its two values counts. */
const lightValue = (value: string | undefined): string | undefined =>
  value && (/^light-dark\((#[\da-f]+),/.exec(value)?.[1] ?? value);

export interface EmailColors {
  accent: string;
  onAccent: string;
  radius: string;
}

export const emailColorsOf = (tokens: Tokens): EmailColors => ({
  accent: lightValue(tokens['--sir-accent']) ?? standard.accent,
  onAccent: lightValue(tokens['--sir-on-accent']) ?? standard.onAccent,
  radius: tokens['--sir-radius'] ?? standard.radius,
});

/** The look of the preview is in preview.css. */
export function emailButton({ tokens, label, formPage }: SnippetOptions): string {
  const { accent, onAccent, radius } = emailColorsOf(tokens);
  const text = `display:inline-block; padding:14px 28px; font-family:Arial,sans-serif; font-size:16px; font-weight:bold; color:${onAccent}; text-decoration:none`;
  return `<table role="presentation" border="0" cellpadding="0" cellspacing="0">
  <tr>
    <td bgcolor="${accent}" style="border-radius:${radius}">
      <a href="${escapeHtml(formPage)}" target="_blank" style="${text}">${escapeHtml(label)}</a>
    </td>
  </tr>
</table>`;
}
