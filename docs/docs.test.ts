/** The docs say what the code does: links lead somewhere, paths exist, and every fact that is data is named. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codeBlock } from '../e2e/support/code-block.js';
import { invariants } from '../e2e/support/invariants.js';
import { parts } from '../e2e/support/parts.js';
import { policies, policyText } from '../e2e/support/policies.js';
import { frameListener, reservedSpaceCss } from '../e2e/support/snippets.js';
import { attributeNames } from '../src/contract/attribute-names.js';
import { steps } from '../src/contract/enums.js';
import type { ErrorCode } from '../src/contract/errors.js';
import { eventNames } from '../src/contract/events.js';
import { envelopes } from '../src/contract/foreign-fields.js';
import * as spellings from '../src/contract/spellings.js';
import { themeProperties } from '../src/element/theme-properties.js';
import type { GuestMessage } from '../src/frame/guest-messages.js';
import type { HostMessage } from '../src/frame/host-messages.js';
import { en, type FormKey } from '../src/ui/translations/en.js';
import { locales } from '../src/ui/translations/locales.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pages = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

const withoutCode = (markdown: string): string =>
  markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** The anchors of a page's headings, as GitHub makes them. */
const anchorsOf = (markdown: string): string[] =>
  [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

/** Whether a file or folder is there; `*` in its name stands for anything. */
function exists(path: string): boolean {
  const folder = join(root, dirname(path));
  const names = basename(path)
    .split('*')
    .map((text) => text.replaceAll('.', '\\.'))
    .join('.*');
  return existsSync(folder) && readdirSync(folder).some((name) => new RegExp(`^${names}$`).test(name));
}

/** The first cells of the page's table rows that are one piece of code, such as an event's name. */
const rowsOf = (path: string): string[] =>
  [...read(path).matchAll(/^\| `([^`]+)`(?:, `([^`]+)`)? \|/gm)].flatMap(([, first = '', second]) =>
    second ? [first, second] : [first],
  );

describe.each(pages)('%s', (page) => {
  it('has only links that lead to a file and a heading', () => {
    const targets = [...withoutCode(read(page)).matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    const broken = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [path = '', anchor] = target.split('#');
      const file = path ? join(dirname(page), path) : page;
      return !existsSync(join(root, file)) || (anchor && !anchorsOf(read(file)).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  it('names only source files and folders that exist', () => {
    const named = [...read(page).matchAll(/`((?:src|e2e|demo|build|docs|public|\.ci|\.github)\/[^`\s]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/[<…]/.test(path));
    const specs = [...read(page).matchAll(/`([\w-]+\.spec\.ts)`/g)].map(([, name]) => `e2e/${name}`);
    const missing = [...named, ...specs].filter((path) => !exists(path));
    expect(missing).toEqual([]);
  });
});

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s', (page) => {
  it('names only functions, types and constants that exist', () => {
    const sources = ['src', 'e2e', 'demo', 'build', 'docs'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
        .map((file) => read(`${folder}/${file}`)),
    );
    const identifiers = [...read(page).matchAll(/`([A-Za-z#.]+)(?:\([^`]*\))?`/g)]
      .flatMap(([, name = '']) => name.split('.'))
      .filter((name) => /[a-z][A-Z]/.test(name));
    const known = new Set(sources.join(' ').split(/[^\w#]+/));
    expect(identifiers.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('README.md', () => {
  it('has at most 150 lines', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('names every event, and only attributes and events that exist', () => {
    const known: readonly string[] = [...attributeNames, ...eventNames];
    const rows = rowsOf('README.md');
    expect(rows.filter((name) => !known.includes(name))).toEqual([]);
    expect(eventNames.filter((name) => !rows.includes(name))).toEqual([]);
  });

  it('shows the rules that reserve the space of the element, as docs/styling.md does', () => {
    const block = `\`\`\`css\n${reservedSpaceCss}\`\`\``;
    expect(read('README.md')).toContain(block);
    expect(read('docs/styling.md')).toContain(block);
  });
});

it('docs/README.md links to every page, those of a folder through its own README', () => {
  const linked = [...read('docs/README.md').matchAll(/\]\(([\w./-]+\.md)/g)].map(([, path = '']) => path);
  const wanted = readdirSync(join(root, 'docs'), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return `${entry.name}/README.md`;
    return entry.name.endsWith('.md') && entry.name !== 'README.md' ? entry.name : [];
  });
  expect(wanted.filter((path) => !linked.includes(path))).toEqual([]);
});

it('docs/events.md has a row for every event', () => {
  expect(rowsOf('docs/events.md').filter((name) => name.startsWith('sir-donate-'))).toEqual([...eventNames]);
});

it('docs/events.md names every step', () => {
  const [, section = ''] =
    /\n## Steps\n([\s\S]*?)\n\n/.exec(read('docs/events.md').replace('## Steps\n\n', '## Steps\n')) ?? [];
  expect(steps.filter((step) => !section.includes(`\`${step}\``))).toEqual([]);
});

/** Each code, and the donor's sentence that the page quotes. The compiler asks for a new code here. */
const donorSentences: Record<ErrorCode, FormKey> = {
  'secret-key': 'problemSetup',
  'invalid-key': 'problemSetup',
  'invalid-nonprofit': 'problemSetup',
  'invalid-api-base': 'problemSetup',
  'load-failed': 'problemNetwork',
  network: 'problemNetwork',
  timeout: 'problemNetwork',
  unauthorized: 'problemSetup',
  forbidden: 'problemSetup',
  'not-found': 'problemSetup',
  rejected: 'problemRejected',
  'rate-limited': 'problemBusy',
  server: 'problemServer',
  'bad-response': 'problemServer',
  'donations-off': 'problemOff',
  'nonprofit-inactive': 'problemOff',
  'unsafe-link': 'problemUnsafe',
};

it('docs/errors.md has a row for every code and quotes what the donor reads', () => {
  expect(rowsOf('docs/errors.md').sort()).toEqual(Object.keys(donorSentences).sort());
  const page = read('docs/errors.md').replaceAll(/\s+/g, ' ');
  for (const key of Object.values(donorSentences)) expect(page).toContain(en[key]);
});

it('docs/styling.md has a row for every token and every part', () => {
  const tokens = themeProperties.filter((name) => name.startsWith('--sir-'));
  expect(rowsOf('docs/styling.md')).toEqual([...tokens, ...parts]);
});

it('docs/languages.md counts and lists the languages', () => {
  const page = read('docs/languages.md');
  const others = Object.keys(locales).length;
  expect(page).toContain(`The form speaks ${others + 1} languages`);
  expect(/^- Arabic[\s\S]*?\n\n/m.exec(page)?.[0].split(',')).toHaveLength(others);
});

it('docs/content-security-policy.md gives every policy in full', () => {
  const page = read('docs/content-security-policy.md');
  for (const [heading, directives] of Object.entries(policies))
    expect(page).toContain(`## ${heading}\n\n\`\`\`\n${policyText(directives)}\n\`\`\`\n`);
});

it('docs/isolated-and-iframe.md shows the listener that the specs run', () => {
  expect(read('docs/isolated-and-iframe.md')).toContain(
    `\`\`\`html\n<script>\n${frameListener}</script>\n\`\`\``,
  );
});

it('docs/testing.md has an example for Cypress that is TypeScript', () => {
  expect(parseSync('example.ts', codeBlock('Cypress', 'ts')).errors).toEqual([]);
});

it('docs/partner-api.md has a row for every list of spellings', () => {
  const { fieldNames, wrappers, refusedFieldNames, ...words } = spellings;
  const inGroup = (group: string, lists: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(lists).map(([name, list]): [string, readonly string[]] => [`${group}.${name}`, list]);
  const rows = [
    ...Object.entries({ envelopes, ...words }),
    ...inGroup('wrappers', wrappers),
    ...inGroup('fieldNames', fieldNames),
    ...inGroup('refusedFieldNames', refusedFieldNames),
  ].map(([name, list]) => `| \`${name}\` | ${list.map((word) => `\`${word}\``).join(', ')} |`);
  const page = read('docs/partner-api.md').split('\n');
  expect(rows.filter((row) => !page.includes(row))).toEqual([]);
  const isSpelling =
    /^\| `(envelopes|\w+Words|wordPrefixes|(wrappers|fieldNames|refusedFieldNames)\.\w+)` \|/;
  expect(page.filter((line) => isSpelling.test(line) && !rows.includes(line))).toEqual([]);
});

/** The compiler asks for a new message here. */
const guestMessages: Record<GuestMessage['type'], true> = {
  hello: true,
  ready: true,
  open: true,
  close: true,
  change: true,
  step: true,
  'before-checkout': true,
  checkout: true,
  processing: true,
  complete: true,
  failed: true,
  error: true,
  resize: true,
  state: true,
  'storage-set': true,
  'storage-remove': true,
};
const hostMessages: Record<HostMessage['type'], true> = {
  init: true,
  update: true,
  load: true,
  open: true,
  close: true,
  reset: true,
  'before-checkout-result': true,
  'checkout-received': true,
  'donation-lost': true,
  'get-height': true,
  returned: true,
};

it('docs/frame-protocol.md has a row for every message of both directions', () => {
  const rows = rowsOf('docs/frame-protocol.md');
  const types = [...Object.keys(guestMessages), ...Object.keys(hostMessages)];
  expect(rows.slice(0, types.length)).toEqual(types);
});

it('docs/invariants.md has every invariant, by its number', () => {
  const numbers = [...read('docs/invariants.md').matchAll(/^(\d+)\. /gm)].map(([, number]) => number);
  expect(numbers).toEqual(Object.keys(invariants));
});

it('docs/performance.md gives every size limit', () => {
  const limits = [...read('.size-limit.js').matchAll(/'([\d.]+ kB)'/g)].map(([, limit = '']) => limit);
  expect(limits.length).toBeGreaterThan(5);
  const page = read('docs/performance.md');
  for (const limit of limits) expect(page).toContain(`| ${limit} |`);
});

describe('the docs round the size limits', () => {
  const limitOf = (name: string): number =>
    Number(new RegExp(`name: '${name}[\\s\\S]*?limit: '([\\d.]+) kB'`).exec(read('.size-limit.js'))?.[1]);
  const rounded = (limit: number, step: number): string => `about ${Math.round(limit / step) * step} kB`;

  it.each([
    'README.md',
    'ARCHITECTURE.md',
    'docs/hosting.md',
    'docs/integrity.md',
    'docs/isolated-and-iframe.md',
  ])('of the shell, in %s', (page) => {
    expect(read(page)).toContain(rounded(limitOf('sir-donate.js'), 0.5));
  });

  it('of the single file', () => {
    expect(read('docs/integrity.md')).toContain(rounded(limitOf('sir-donate.bundle.js'), 1));
  });

  it.each(['README.md', 'docs/isolated-and-iframe.md'])('of what a page loads ahead, in %s', (page) => {
    const ahead = limitOf('a usable form') - limitOf('sir-donate.js') + limitOf('preloader');
    expect(read(page)).toContain(`${Math.round(ahead)} kB more`);
  });
});

it('CONTRIBUTING.md names every script of package.json', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(read('package.json')));
  const page = read('CONTRIBUTING.md');
  const missing = Object.keys(scripts).filter(
    (name) => !page.includes(name === 'test' ? '`npm test`' : `\`npm run ${name}\``),
  );
  expect(missing).toEqual([]);
});

it('ARCHITECTURE.md has a card for every room', () => {
  const rooms = readdirSync(join(root, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}/`);
  const page = read('ARCHITECTURE.md');
  expect(rooms.filter((room) => !page.includes(`### \`${room}\``))).toEqual([]);
});
