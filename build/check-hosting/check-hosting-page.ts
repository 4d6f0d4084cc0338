/** Writes docs/check-hosting.md from the tables of errors and warnings. */
import { usage } from './arguments.js';
import { errors } from './errors.js';
import type { ProblemText } from './problem-text.js';
import { warnings } from './warnings.js';

const introduction = `# Check a deployed folder

<!-- Written by \`npm run docs\` from build/check-hosting/errors.ts and warnings.ts. Change it there. -->

\`npm run check:hosting\` asks a web host for every file of the release that is deployed there. It says what a browser would not
accept, and what to change. [Hosting](hosting.md) has configurations that pass.

\`\`\`
${usage}
\`\`\`

It reads \`latest.js\` of the major to find the release, and \`integrity.json\` of the release to find its files and their
hashes. It needs no build and no key, and calls no API. It works for \`http://localhost\` too. What it asks for:

- each file of the release, in its own folder and in that of the major: status, content, type, headers between origins,
  compression, caching, cookies
- \`frame.html\` with a query: the headers that decide whether other sites may show it, and whether its form works
- a file that does not exist, a file with a query, a file for two pages of other origins and without \`Origin\`, and the same
  address by \`http:\`

The hashes come from the same web host. They show what was damaged on the way, and nothing about who uploaded it.

`;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '\\<');

const row = ([code, { page, console, change }]: [string, ProblemText]): string =>
  `| \`${code}\` | ${cell(page)} | ${console ? cell(console) : '—'} | ${cell(change)} |`;

const tableOf = (texts: Readonly<Record<string, ProblemText>>): string =>
  [
    '| message | on the page | in the console | change |',
    '|---|---|---|---|',
    ...Object.entries(texts).map(row),
  ].join('\n');

export const checkHostingPage = (): string =>
  `${introduction}## Errors\n\n${tableOf(errors)}\n\n## Warnings\n\nThe form works. The exit status stays 0.\n\n${tableOf(warnings)}\n`;
