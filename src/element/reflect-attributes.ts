import { attributeNames, propertyName } from '../contract/attribute-names.js';

/** Defines a property for each attribute. Reading one returns the attribute's text, or `null`. */
export function reflectAttributes(prototype: HTMLElement): void {
  for (const attribute of attributeNames) {
    Object.defineProperty(prototype, propertyName(attribute), {
      enumerable: true,
      get(this: HTMLElement) {
        return this.getAttribute(attribute);
      },
      set(this: HTMLElement, value: unknown) {
        if (value == null || value === false) this.removeAttribute(attribute);
        else {
          const isObject = typeof value === 'object' && !Array.isArray(value);
          // Some pages have a `toJSON` on Object.prototype.
          const text = isObject
            ? JSON.stringify({ ...value, toJSON: undefined })
            : value === true
              ? ''
              : `${value}`;
          this.setAttribute(attribute, text);
        }
      },
    });
  }
}
