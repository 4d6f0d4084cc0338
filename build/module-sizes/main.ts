/** `npm run sizes:modules`: writes docs/sizes.md from the files of the last build. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { layout } from '../layout.js';
import { moduleSizes } from './module-sizes.js';
import { groupOf, sizesPage } from './sizes-page.js';

const folder = `${layout.dist}/${layout.version}`;
const built = readdirSync(folder);

/** The files that carry code, without the languages, which have nothing but texts. */
const names = [
  'sir-donate.js',
  'form-*.js',
  'deferred-*.js',
  'shell-extras-*.js',
  'link-opener-*.js',
  'fragment-*.js',
  'apply-choice-*.js',
  'prefill-*.js',
  'floating-*.js',
  'address-theme-*.js',
  'simulation-*.js',
  'frame-host-*.js',
  'frame-guest-*.js',
  'sir-donate.bundle.js',
];

const files = names.map((name) => {
  const [start = '', end = ''] = name.split('*');
  const file = built.find((it) =>
    name.includes('*') ? it.startsWith(start) && it.endsWith(end) : it === name,
  );
  if (!file) throw new Error(`${folder} has no ${name}. Run npm run build.`);
  const code = readFileSync(`${folder}/${file}`, 'utf8');
  const map = readFileSync(`${folder}/${file}.map`, 'utf8');
  return {
    name,
    groups: moduleSizes({ code, map, groupOf }),
    modules: moduleSizes({ code, map, groupOf: (module) => module }),
  };
});

writeFileSync('docs/sizes.md', sizesPage(files));
