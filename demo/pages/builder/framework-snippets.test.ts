/**
 * Components that the builder writes, as files beside the apps of `demo/integrations/`, so that the compilers of the frameworks
 * check them: `npm run integrations` those of React, Vue and Svelte, `npm run test:frameworks` that of Angular.
 * `npm run docs` writes them anew.
 */
import { expect, it } from 'vitest';
import { type Choices, chosen, defaultChoices } from './choices.js';
import { fieldNames } from './fields.js';
import { snippetOptionsOf } from './snippet-options.js';
import { snippetOf } from './snippets.js';
import type { SnippetForm } from './systems.js';

/** Every field differs from its default, and texts have what templates read as code. */
const choices: Choices = {
  ...defaultChoices,
  nonprofit: 'clean-water-fund',
  label: 'Give {{ now }} & "help" @if <b>`x`</b> $\u007by}',
  mode: 'inline',
  accent: '#1b4b8f',
  radius: '4px',
  theme: 'light',
  locale: 'de',
  currency: 'EUR',
  currencies: 'EUR,GBP',
  amounts: '10,25',
  amount: '25',
  frequencies: 'monthly,once',
  frequency: 'once',
  impact: '10 = feeds {one} @family & "two" > one\n25 = two `boards`',
  'monthly-amounts': '5,10',
  'monthly-amount': '10',
  'monthly-impact': '10: books',
  'suggest-monthly': '50%',
  'prefill-from-url': chosen,
  notice: 'Every {{gift}} is doubled @ home',
  'privacy-url': 'https://example.org/privacy?a=1&b=2',
  'terms-url': 'https://example.org/terms',
  'help-url': 'mailto:help@example.org',
  'done-url': 'https://example.org/thanks',
  analytics: 'datalayer',
  'min-amount': '5',
  'max-amount': '500',
  'presets-only': chosen,
  provider: 'every.org',
  checkout: 'tab',
  'referral-code': 'spring',
  link: 'https://example.org/donate',
  isolated: chosen,
  preload: 'intent',
  strings: 'give = Help with {amount}',
};

const addresses = { files: 'https://cdn.example', api: '' };
const release = { version: '0.1.0', bundleHash: undefined };

it('has a value for each field, all of which are understood', () => {
  const { problems } = snippetOptionsOf('pk_test_demo', choices, addresses);
  expect(problems).toEqual({});
  expect(fieldNames.filter((name) => choices[name] === defaultChoices[name])).toEqual([]);
});

it.each<[form: SnippetForm, block: number, file: string]>([
  ['react', 0, 'react/FromBuilder.tsx'],
  ['vue', 0, 'vue/FromBuilder.vue'],
  ['vue', 1, 'vue/from-builder.config.ts'],
  ['angular', 0, 'angular/src/app/from-builder.component.ts'],
  ['svelte', 0, 'svelte/FromBuilder.svelte'],
])('writes %s, block %i, as demo/integrations/%s has it', async (form, block, file) => {
  const { blocks } = snippetOf(form, snippetOptionsOf('pk_test_demo', choices, addresses), {
    choices,
    addresses,
    release,
  });
  await expect(blocks[block]?.code).toMatchFileSnapshot(`../../integrations/${file}`);
});
