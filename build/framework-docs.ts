/**
 * Keeps docs/frameworks/ in step with what runs. A code block that follows a comment with a path shows that file of
 * demo/integrations, without what points it to the demo's API. The tables in README.md come from the last run.
 */
import { readFileSync } from 'node:fs';
import { integrationApps } from '../e2e/integrations/apps.js';
import { criteria, criterionIds } from '../e2e/integrations/criteria.js';
import { type AppResults, type Results, runnerCriterion } from '../e2e/integrations/results.js';

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

/** Returns the page with the tables of the results, frameworks or test runners across and criteria down. */
export function withMatrix(markdown: string, results: Results): string {
  return markdown.replace(
    matrixBlock,
    (_, start: string, end: string) => `${start}\n${matrix(results)}\n${end}`,
  );
}

function matrix(results: Results): string {
  const order = integrationApps.map(({ name }) => name);
  const apps = Object.keys(results)
    .sort((a, b) => rank(order, a) - rank(order, b))
    .flatMap((name) => results[name] ?? []);
  const isRunner = (app: AppResults) => runnerCriterion.id in app.criteria;
  const reasons: string[] = [];
  const note = (reason: string): string => {
    if (!reasons.includes(reason)) reasons.push(reason);
    return `see ${reasons.indexOf(reason) + 1}`;
  };
  const cell = (result: boolean | string | undefined): string => {
    if (typeof result === 'string') return note(result);
    return result === undefined ? '' : result ? 'yes' : 'no';
  };
  const table = (columns: AppResults[], criteria: Row[]): string =>
    [
      ['criterion', ...columns.map(({ title, version }) => `${title} ${version}`)],
      ['---', ...columns.map(() => '---')],
      ...criteria.map(({ id, label }) => [label, ...columns.map((app) => cell(app.criteria[id]))]),
    ]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n');
  const frameworks = table(
    apps.filter((app) => !isRunner(app)),
    criterionIds.map((id) => ({ id, label: criteria[id].label })),
  );
  const runners = table(apps.filter(isRunner), [runnerCriterion]);
  const notes = reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n');
  return `${[frameworks, notes, runners].filter(Boolean).join('\n\n')}\n`;
}

interface Row {
  id: keyof AppResults['criteria'];
  label: string;
}

const rank = (order: readonly string[], name: string): number =>
  order.includes(name) ? order.indexOf(name) : order.length;
