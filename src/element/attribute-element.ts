import { type AttributeName, attributeOf } from '../contract/attribute-names.js';
import { readValue, writeValue } from '../contract/property-values.js';
import type { ElementProperties } from './attribute-types.js';
import { readAttribute } from './read-attribute.js';

/** A server has no DOM, but must be able to import the module. */
const Base = (globalThis.HTMLElement ?? class {}) as new () => HTMLElement & ElementProperties;

/**
 * An element whose attributes are properties too. A property writes its attribute, so that selectors and clones see it.
 * The last write wins. Whoever removes the attribute clears what an attribute wrote, and not what a property wrote: servers
 * that morph the page remove attributes that their HTML does not have.
 */
export abstract class AttributeElement extends Base {
  /** What properties wrote; empty if they cleared it. */
  readonly #written = new Map<AttributeName, string>();

  static {
    for (const [property, attribute] of attributeOf)
      Object.defineProperty(AttributeElement.prototype, property, {
        enumerable: true,
        get(this: AttributeElement) {
          return readValue(attribute, this.readText(attribute));
        },
        set(this: AttributeElement, value: unknown) {
          const text = writeValue(value);
          this.#written.set(attribute, text);
          if (text) this.setAttribute(attribute, text);
          else {
            this.removeAttribute(attribute);
            // HTML lower-cases it.
            this.removeAttribute(property);
          }
        },
      });
  }

  constructor() {
    super();
    // Properties that were set before the element was defined hide the accessors.
    for (const [name, value] of Object.entries(this)) {
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
  }

  /** Returns an attribute as it applies, or null. */
  protected readText(name: AttributeName): string | null {
    return readAttribute(this, name) ?? (this.#written.get(name) || null);
  }

  /**
   * Sets the attributes of properties again that were removed. In a task of its own, so that a script which removes them
   * whenever they are set does not freeze the page.
   */
  protected restoreAttributes(): void {
    for (const [name, text] of this.#written)
      if (text && !this.hasAttribute(name))
        setTimeout(() => this.#written.get(name) === text && this.setAttribute(name, text));
  }
}
