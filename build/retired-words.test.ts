import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import { findRetired, wordsOfName } from './retired-words.js';

interface Found {
  kind: 'file' | 'identifier' | 'wire name' | 'test name';
  name: string;
}

const testFunctions = /^(?:it|test|describe)(?:\.|$)/;

/** The names in a source file that the glossary is about. */
function namesIn(path: string, code: string): Found[] {
  const found: Found[] = [{ kind: 'file', name: basename(path).replace(/\..*$/, '') }];
  const { program } = parseSync(path, code);
  const identifier = ({ name }: { name: string }): void => {
    found.push({ kind: 'identifier', name });
  };
  new Visitor({
    Identifier: identifier,
    PrivateIdentifier: identifier,
    JSXIdentifier: identifier,
    Literal({ value }) {
      if (path.startsWith('src/frame/') && typeof value === 'string' && /^[\w-]+$/.test(value))
        found.push({ kind: 'wire name', name: value });
    },
    CallExpression({ callee, arguments: [first] }) {
      if (!first || !testFunctions.test(code.slice(callee.start, callee.end))) return;
      if (first.type === 'Literal' || first.type === 'TemplateLiteral')
        found.push({ kind: 'test name', name: code.slice(first.start, first.end) });
    },
  }).visit(program);
  return found;
}

const retiredIn = (path: string, code: string): string[] => [
  ...new Set(
    namesIn(path, code).flatMap(({ kind, name }) => {
      const retired = findRetired(path, name);
      return retired ? [`${path}: ${kind} ${name} (write ${retired.instead})`] : [];
    }),
  ),
];

const files = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'src', 'e2e', 'demo', 'build', 'docs'],
  {
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => /\.(?:ts|tsx|js)$/.test(path) && !path.startsWith('build/retired-words'));

describe('retired words', () => {
  it('are in no name of a file, identifier, message or test', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((path) => retiredIn(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/frame/peer.ts', ''],
    ['src/api/a.ts', 'const tracker = 1;'],
    ['src/ui/a.tsx', 'export const A = () => <B onChoose={c} />;'],
    ['src/frame/a.ts', "send('verdict', {});"],
    ['src/api/a.test.ts', "it('the second half is missing', () => {});"],
  ])('are found in %s: %s', (path, code) => {
    expect(retiredIn(path, code)).not.toEqual([]);
  });

  it('are free in prose and in parts of other words', () => {
    expect(retiredIn('src/api/a.ts', "// mended\nconst recommend = 'we mend it';")).toEqual([]);
  });
});

it('reads names as words', () => {
  expect(wordsOfName('frameTimeoutMs')).toBe('frame timeout ms');
  expect(wordsOfName('before-checkout-result')).toBe('before checkout result');
});
