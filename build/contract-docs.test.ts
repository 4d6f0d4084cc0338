import { describe, expect, it } from 'vitest';
import { attributeNames } from '../src/contract/attribute-names.js';
import { attributeTypes } from './attribute-types.js';
import { attributesPage, demoScript, describeAttributes } from './contract-docs.js';

describe('the documentation of the host contract', () => {
  it('describes every attribute in a sentence', () => {
    const described = describeAttributes();
    expect(described.map(({ name }) => name).sort()).toEqual([...attributeNames].sort());
    for (const { description } of described) expect(description).toMatch(/^[`A-Z][^@*]+\.$/);
  });

  it('docs/attributes.md is up to date (if not: npm run docs)', async () => {
    await expect(attributesPage()).toMatchFileSnapshot('../docs/attributes.md');
  });

  it('demo/pages/contract.js is up to date (if not: npm run docs)', async () => {
    await expect(demoScript()).toMatchFileSnapshot('../demo/pages/contract.js');
  });

  it('src/element/attribute-types.ts is up to date (if not: npm run docs)', async () => {
    await expect(attributeTypes()).toMatchFileSnapshot('../src/element/attribute-types.ts');
  });
});
