import { defineConfig } from 'vitest/config';

/** The package's own stand-in: an element that draws and requests nothing. */
const alias = [
  { find: /^@sir-giving\/donate(?!\/testing)(.*)$/, replacement: '@sir-giving/donate/testing$1' },
];

const projects = (['jsdom', 'happy-dom'] as const).flatMap((environment) => [
  { test: { name: environment, environment, include: ['src/give.test.ts'], alias } },
  { test: { name: `package in ${environment}`, environment, include: ['src/package.test.ts'] } },
]);

export default defineConfig({ test: { projects } });
