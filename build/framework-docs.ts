/**
 * Keeps docs/frameworks/ in step with what runs. A code block that follows a comment with a path shows that file of
 * demo/integrations, without what points it to the demo's API. The table in README.md comes from the last run.
 */
import { readFileSync } from 'node:fs';
import { integrationApps } from '../e2e/integrations/apps.js';
import { criteria, criterionIds } from '../e2e/integrations/criteria.js';
import type { Results } from '../e2e/integrations/results.js';

const root = new URL('../', import.meta.url);

/** `<!-- demo/integrations/vue/Donate.vue -->` and the code block below it. */
const codeBlock = /<!-- (demo\/integrations\/\S+) -->\n+```(\w+)\n[\s\S]*?^```$/gm;

const matrixBlock = /(<!-- matrix[^>]*-->\n)[\s\S]*?(<!-- \/matrix -->)/;

/** Returns the code that a page shows of a file: all of it but what points the app to the demo's API. */
export function shownCode(path: string): string {
  const lines = readFileSync(new URL(path, root), 'utf8').trimEnd().split('\n');
  return lines
    .map((line) => line.replace(/\bapiBase, |, apiBase\b/, ''))
    .filter((line) => !/api-?base/i.test(line))
    .join('\n');
}

/** Returns a page with the code of its files. */
export function withCode(markdown: string): string {
  return markdown.replace(
    codeBlock,
    (_, path: string, language: string) =>
      `<!-- ${path} -->\n\n\`\`\`${language}\n${shownCode(path)}\n\`\`\``,
  );
}

/** Returns the page with the table of the results, frameworks across and criteria down. */
export function withMatrix(markdown: string, results: Results): string {
  return markdown.replace(
    matrixBlock,
    (_, start: string, end: string) => `${start}\n${matrix(results)}\n${end}`,
  );
}

function matrix(results: Results): string {
  const names = Object.keys(results);
  const order = integrationApps.map(({ name }) => name);
  const apps = names.sort((a, b) => rank(order, a) - rank(order, b)).flatMap((name) => results[name] ?? []);
  const reasons: string[] = [];
  const note = (reason: string): string => {
    if (!reasons.includes(reason)) reasons.push(reason);
    return `see ${reasons.indexOf(reason) + 1}`;
  };
  const cell = (result: boolean | string | undefined): string => {
    if (typeof result === 'string') return note(result);
    return result === undefined ? '' : result ? 'yes' : 'no';
  };
  const rows = [
    ['criterion', ...apps.map(({ title, version }) => `${title} ${version}`)],
    ['---', ...apps.map(() => '---')],
    ...criterionIds.map((id) => [criteria[id].label, ...apps.map((app) => cell(app.criteria[id]))]),
  ];
  const table = rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
  const notes = reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n');
  return notes ? `${table}\n\n${notes}\n` : `${table}\n`;
}

const rank = (order: readonly string[], name: string): number =>
  order.includes(name) ? order.indexOf(name) : order.length;
