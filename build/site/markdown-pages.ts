/** The docs as pages of the static site: Markdown as HTML, with anchors as GitHub makes them and links between the pages. */
import { posix } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { escapeHtml } from '../../demo/template.js';

/** Returns the anchor of a heading. Repeated headings of one page are numbered, as GitHub does it. */
export function createAnchors(): (heading: string) => string {
  const counts = new Map<string, number>();
  return (heading) => {
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const count = counts.get(anchor) ?? 0;
    counts.set(anchor, count + 1);
    return count ? `${anchor}-${count}` : anchor;
  };
}

/** Address of a page's HTML, for the address of its Markdown, with a query or an anchor. */
export const htmlAddress = (address: string): string =>
  /^[a-z]+:/i.test(address) ? address : address.replace(/\.md(?=$|[#?])/, '.html');

export interface MarkdownPage {
  title: string;
  /** Content of the page. */
  html: string;
}

/** Converts a page. Its HTML comments are left out: they are for those who write the docs. */
export function renderMarkdown(markdown: string): MarkdownPage {
  const anchorOf = createAnchors();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const id = anchorOf(textOf(tokens));
        return `<h${depth} id="${escapeHtml(id)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link): string {
        return `<a href="${escapeHtml(htmlAddress(href))}">${this.parser.parseInline(tokens)}</a>`;
      },
      html({ text }: Tokens.HTML | Tokens.Tag): string {
        return /^<!--[\s\S]*?-->\s*$/.test(text) ? '' : text;
      },
      table(token: Tokens.Table): string {
        const rowOf = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
          `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>\n`;
        const body = token.rows.map((cells) => rowOf(cells, 'td')).join('');
        // A table may be wider than a phone.
        return `<div class="scroller" tabindex="0"><table><thead>${rowOf(token.header, 'th')}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  const title = /^# (.*)$/m.exec(markdown)?.[1]?.replaceAll('`', '') ?? 'Documentation';
  return { title, html: marked.parse(markdown, { async: false }) };
}

const textOf = (tokens: Tokens.Heading['tokens']): string =>
  tokens
    .map((token) =>
      'tokens' in token && token.tokens ? textOf(token.tokens) : 'text' in token ? token.text : '',
    )
    .join('');

/** Wraps the content into a page of the site. */
export function pageOf({ title, html }: MarkdownPage, path: string): string {
  const root = posix.relative(posix.dirname(path), '.') || '.';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)} – sir-donate</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${root}/site.css">
    <link rel="stylesheet" href="${root}/builder/docs.css">
  </head>
  <body class="overview docs-page">
    <nav aria-label="Site"><a href="${root}/index.html">Snippet builder</a> <a href="${root}/docs/README.html">Documentation</a></nav>
    <main>
${html}    </main>
  </body>
</html>
`;
}
