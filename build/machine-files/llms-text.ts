import type { CustomElementDeclaration } from 'custom-elements-manifest';
import { choicesOf } from '../attribute-types.js';
import { describeAttributes } from '../contract-docs.js';
import { docsUrl, type PackageInfo } from './editor-data.js';
import { isRequired } from './manifest.js';
import { isFlag } from './property-types.js';

const pages = ['README', 'attributes', 'events', 'errors'];

/** Returns the attributes in brief: their names, and what a name does not say. */
const attributeList = (): string =>
  describeAttributes()
    .map((docs) => {
      const values = isFlag(docs) ? 'a flag' : choicesOf(docs.name) && docs.accepted;
      const notes = [isRequired(docs) ? 'required' : '', values ?? ''].filter(Boolean);
      return `${docs.name}${notes.length ? ` (${notes.join(', ')})` : ''}`;
    })
    .join(', ');

/**
 * Returns `llms.txt`: what a language model needs to write a correct snippet, in at most 2 kB.
 *
 * @see https://llmstxt.org/
 */
export function llmsText({ events = [] }: CustomElementDeclaration, info: PackageInfo): string {
  return `# <sir-donate>

> A donation button and form for any website: one line of HTML, no backend, no cookie.

\`\`\`html
<script async src="https://cdn.example/v0/sir-donate.js"></script>
<sir-donate publishable-key="pk_test_…" nonprofit="clean-water-fund">
  <a href="https://example.org/donate">Donate</a>
</sir-donate>
\`\`\`

- \`https://cdn.example\` hosts the folder \`dist/\` of npm's \`${info.name}\`. With a bundler: \`import '${info.name}'\`.
- Only \`pk_\` keys. A page has no secret key (\`sk_\`).
- Write the end tag. The link is label and fallback.
- Amounts are in major units. Attributes are properties too, in camelCase. Methods: \`open()\`, \`close()\`, \`reset()\`.
- An event is no proof of payment: verify on a server.

Attributes: ${attributeList()}.

Events: ${events.map(({ name }) => name).join(', ')}.

## Docs

${pages.map((page) => `- [${page}](${docsUrl(info, `${page}.md`)})`).join('\n')}
`;
}
