/**
 * Fills `{{name}}` placeholders in the demo's HTML. Values are escaped for text and quoted attributes. A placeholder
 * without a value stays visible.
 */
export type TemplateValues = Readonly<Record<string, string>>;

export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    return value === undefined ? placeholder : escapeHtml(value);
  });
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
