import type { HostingReport, Problem } from './check-hosting.js';
import { problems } from './problems.js';

/** More are in the JSON report. */
const shownFiles = 3;

const count = (items: readonly unknown[], word: string): string =>
  `${items.length} ${word}${items.length === 1 ? '' : 's'}`;

function formatProblem({ code, level, found, files }: Problem): string[] {
  const { page, change } = problems[code];
  const others = files.length - shownFiles;
  return [
    `${level} ${code}`,
    `  files   ${files.slice(0, shownFiles).join(', ')}${others > 0 ? ` and ${others} more` : ''}`,
    `  found   ${found}`,
    `  effect  ${page}`,
    `  change  ${change}`,
    '',
  ];
}

/** Returns the report as text for a terminal. */
export function formatReport({ base, version, fileCount, problems: found }: HostingReport): string {
  const errors = found.filter(({ level }) => level === 'error');
  const warnings = found.filter(({ level }) => level === 'warning');
  return [
    `${base}, ${version ? `release ${version}, ${fileCount} files` : 'no release found'}`,
    '',
    ...found.flatMap(formatProblem),
    found.length
      ? `${count(errors, 'error')}, ${count(warnings, 'warning')}. docs/check-hosting.md explains each.`
      : 'Nothing to change.',
  ].join('\n');
}
