import { describe, expect, it } from 'vitest';
import { chooseSystem, defaultChoices, readFragment, writeFragment } from './choices.js';
import { holdsSecret } from './secret-fields.js';
import { type System, snippetForms, systemIds, systems } from './systems.js';

it('keeps all choices in the fragment of an address', () => {
  const choices = {
    ...chooseSystem(defaultChoices, 'ghost'),
    nonprofit: 'clean-water-fund,open-kitchen',
    impact: '25 = a & b\n50 = c # d',
    theme: 'dark',
    isolated: 'true',
    policy: 'true',
  };
  expect(readFragment(writeFragment(choices))).toEqual(choices);
  expect(writeFragment(defaultChoices)).toBe('');
});

it('reads no key, nothing unknown and no secret from an address', () => {
  const secret = `sk_${'live'}_abc`;
  const fragment = new URLSearchParams({
    'publishable-key': 'pk_live_x',
    key: 'pk_live_x',
    system: 'toString',
    form: '__proto__',
    mode: 'huge',
    isolated: 'maybe',
    nonprofit: secret,
    impact: `25 = ${secret}`,
    'referral-code': 'a'.repeat(64),
    label: 'x'.repeat(3000),
  });
  expect(readFragment(`#${fragment}`)).toEqual(defaultChoices);
});

it('begins with a nonprofit where the address names none', () => {
  expect(readFragment('', 'open-kitchen').nonprofit).toBe('open-kitchen');
  expect(readFragment('#nonprofit=al-amal', 'open-kitchen').nonprofit).toBe('al-amal');
});

describe.each(systemIds)('%s', (id) => {
  const system: System = systems[id];
  it('has a form, three steps and a way from the menu, in sentences', () => {
    expect(snippetForms).toHaveProperty(system.form);
    expect(system.steps).toHaveLength(3);
    for (const sentence of [...system.steps, system.menu]) expect(sentence).toMatch(/^[A-Z].*(?:\.|donate)$/);
  });
});

it.each([
  ['publishable-key', 'sk_', true],
  ['publishable-key', 'sk_test_x', true],
  ['publishable-key', 'ｓｋ_live_x', true],
  ['publishable-key', '0'.repeat(64), true],
  ['publishable-key', 'pk_live_x', false],
  ['label', 'Give sk_live_abc now', true],
  ['label', 'Task_list', false],
  ['link', `https://example.org/?key=sk_live_abc`, true],
  ['locale', 'sk_SK', false],
])('says of the field %s with %j whether it holds a secret', (name, text, expected) => {
  expect(holdsSecret(name, text)).toBe(expected);
});
