/** Components for frameworks, with the npm package: docs/frameworks/ explains each. */
import { type AttributeName, propertyName } from '../../../src/contract/attribute-names.js';
import { readValue } from '../../../src/contract/property-values.js';
import type { Block } from './block.js';
import { escapeHtml, isFlag, stylesheet } from './markup.js';
import type { SnippetOptions } from './snippet-options.js';

type Blocks = [Block, ...Block[]];

/** Templates read braces and @ as code. All of them, and JSX, decode character references. */
const escapeTemplate = (text: string): string =>
  escapeHtml(text).replace(/[{}@]/g, (character) => `&#${character.charCodeAt(0)};`);

const templateAttributes = (attributes: SnippetOptions['attributes'], indent: string): string =>
  [...attributes]
    .map(([name, value]) => `${indent}${isFlag(name) ? name : `${name}="${escapeTemplate(value)}"`}\n`)
    .join('');

/** The element as a template has it. */
function element({ attributes, link, label }: SnippetOptions, indent: string): string {
  const inner = `${indent}  <a href="${escapeTemplate(link)}">${escapeTemplate(label)}</a>\n`;
  return `${indent}<sir-donate\n${templateAttributes(attributes, `${indent}  `)}${indent}>\n${inner}${indent}</sir-donate>\n`;
}

const styles = ({ tokens }: SnippetOptions): Block => ({
  title: 'CSS for your stylesheet',
  code: stylesheet(tokens),
});

/** One prop of the component, whose values are typed. */
function reactProp(name: AttributeName, text: string): string {
  const value = readValue(name, text);
  const prop = propertyName(name);
  if (value === true) return prop;
  return typeof value === 'string' || value === undefined
    ? `${prop}="${escapeTemplate(text)}"`
    : `${prop}={${literal(value)}}`;
}

/** Writes a value as code has it: lists with a space after each comma. */
const literal = (value: unknown): string =>
  Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : JSON.stringify(value);

export function reactSnippet(options: SnippetOptions): Blocks {
  const props = [...options.attributes].map(([name, value]) => `      ${reactProp(name, value)}\n`).join('');
  const code = `import { SirDonate } from '@sir-giving/donate/react';

export function Donate() {
  return (
    <SirDonate
${props}    >
      <a href="${escapeTemplate(options.link)}">${escapeTemplate(options.label)}</a>
    </SirDonate>
  );
}
`;
  return [{ title: 'Donate.tsx', code }, styles(options)];
}

export function vueSnippet(options: SnippetOptions): Blocks {
  const code = `<script setup lang="ts">
import '@sir-giving/donate';
import type {} from '@sir-giving/donate/vue';
</script>

<template>
${element(options, '  ')}</template>
`;
  const setting = `import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'sir-donate' } } })],
});
`;
  return [{ title: 'Donate.vue', code }, { title: 'vite.config.ts', code: setting }, styles(options)];
}

const openBraces = '&#123;&#123;';

/**
 * Angular 21 decodes references before it looks for interpolation, so two braces are an expression that writes them. An attribute
 * with an expression sets a property, unless its name begins with `attr.`.
 */
const escapeInterpolation = (template: string): string =>
  template
    .split('\n')
    .map((line) =>
      line.includes(openBraces)
        ? line.replace(/^(\s+)([\w-]+=")/, '$1attr.$2').replaceAll(openBraces, "{{ '{{' }}")
        : line,
    )
    .join('\n');

export function angularSnippet(options: SnippetOptions): Blocks {
  // The template is in a template literal of JavaScript.
  const template = escapeInterpolation(element(options, '    ')).replace(/[\\`]|\$(?=\{)/g, '\\$&');
  const code = `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import '@sir-giving/donate';

@Component({
  selector: 'app-donate',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
${template}  \`,
})
export class DonateComponent {}
`;
  return [{ title: 'donate.component.ts', code }, styles(options)];
}

export function svelteSnippet(options: SnippetOptions): Blocks {
  const code = `<script lang="ts">
import '@sir-giving/donate';
import type {} from '@sir-giving/donate/svelte';
</script>

${element(options, '')}`;
  return [{ title: 'Donate.svelte', code }, styles(options)];
}
