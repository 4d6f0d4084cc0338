import { describe, expect, it } from 'vitest';
import { attributeSamples } from '../testing/attribute-samples.js';
import { type Attributes, parseAttributes } from '../testing/attributes.js';
import type { AttributeSamples } from '../testing/test-key-samples.js';
import { type AttributeName, attributeNames } from './attribute-names.js';
import type { Options } from './options.js';

/** Parses, and gives what one attribute came to with the warnings on the way. */
function read(attributes: Attributes, value: (options: Options) => unknown) {
  const parsed = parseAttributes(attributes);
  if (parsed.type === 'invalid') throw new Error(parsed.message);
  return { value: value(parsed.options), warnings: parsed.warnings };
}

const rows = Object.entries(attributeSamples) as [AttributeName, AttributeSamples][];

it('the samples cover each attribute of the contract', () => {
  expect(['publishable-key', 'nonprofit', ...Object.keys(attributeSamples)].sort()).toEqual(
    [...attributeNames].sort(),
  );
});

describe.each(rows)('%s', (attribute, { value, absent, good, bad, accepted }) => {
  it(`the default of ${attribute} applies without a warning where it is absent`, () => {
    expect(read({}, value)).toEqual({ value: absent, warnings: [] });
  });

  // An empty boolean attribute is one that is set.
  if (!good.some(([written]) => written === '')) {
    it(`the default of ${attribute} applies where it is empty`, () => {
      expect(read({ [attribute]: '' }, value)).toEqual({ value: absent, warnings: [] });
      expect(read({ [attribute]: ' \n' }, value)).toEqual({ value: absent, warnings: [] });
    });
  }

  it.each(good)(`${attribute} accepts %j`, (written, expected) => {
    expect(read({ [attribute]: written }, value)).toEqual({ value: expected, warnings: [] });
  });

  if (bad.length) {
    it.each(bad)(
      `${attribute} ignores %j, and one warning names the value and what is accepted`,
      (written) => {
        const { value: given, warnings } = read({ [attribute]: written }, value);
        expect(given).toEqual(absent);
        expect(warnings).toHaveLength(1);
        const [warning] = warnings;
        expect(warning).toMatch(new RegExp(`^${attribute}\\b`));
        expect(warning).toContain(JSON.stringify(written));
        expect(warning?.split('Accepted:')[1]).toMatch(accepted);
      },
    );
  }
});
