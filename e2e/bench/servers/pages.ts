/** The pages that the subjects stand in: the same page but for the subject. */
import express, { type Express } from 'express';
import { fallbackLink, type Origins, type PageParts, type Subject } from '../subjects/subject.js';

/** `blank`: without the subject. `entry`: nothing but one entry. `hundred`: a hundred. `story`: one within a text. */
export const pageKinds = ['blank', 'entry', 'hundred', 'story'] as const;
export type PageKind = (typeof pageKinds)[number];

const bodies: Readonly<Record<PageKind, (entry: PageParts['entry']) => string>> = {
  blank: () => story(fallbackLink),
  // No label, because a label is painted before the script has run.
  entry: (entry) => entry(''),
  hundred: (entry) => entry('').repeat(100),
  story: (entry) => story(entry(fallbackLink)),
};

const story = (content: string): string =>
  `<h1>Clean water, a short walk from home</h1><div>${content}</div><p>${'Text after the button. '.repeat(40)}</p>`;

const page = ({
  head,
  body,
  scripts,
}: Record<'head' | 'body' | 'scripts', string>): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Benchmark</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>${body}${scripts}</body>
</html>`;

export function createPagesApp(subjects: readonly Subject[], origins: Origins): Express {
  const app = express();
  for (const subject of subjects) {
    for (const kind of pageKinds) {
      const { head, entry, scripts = '' } = subject.page(origins);
      const body = bodies[kind](entry);
      const html = page(kind === 'blank' ? { head: '', body, scripts: '' } : { head, body, scripts });
      app.get(pathOf(subject, kind), (_req, res) => {
        res.set('Cache-Control', 'no-cache').type('html').send(html);
      });
    }
  }
  return app;
}

export const pathOf = (subject: Subject, kind: PageKind): string => `/${subject.id}/${kind}.html`;
