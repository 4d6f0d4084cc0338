import { type ComponentChild, options } from 'preact';

/**
 * Makes what is read what is sent, on pages whose texts a translator changes. Translators enter open shadow roots and put
 * their own elements in the place of text nodes, some of them late. Preact would write a changed amount into its old
 * text node, which is no longer shown: https://github.com/facebook/react/issues/11538
 *
 * So no text node is Preact's. The text of an element is its `textContent`, which replaces whatever stands there when the
 * text changes, and leaves a translation alone until then. A text beside elements gets an element of its own.
 */
export function writeWholeTexts(): void {
  options.vnode = ({ type, props }) => {
    if (typeof type !== 'string') return;
    const { children } = props;
    const shown = (Array.isArray(children) ? children : [children]).filter((child) => child || child === 0);
    const [first] = shown;
    if (shown.length === 1 && isText(first))
      Object.assign(props, { children: undefined, textContent: first });
    else if (Array.isArray(children)) props.children = children.map(withElement);
  };
}

const isText = (child: ComponentChild): boolean => typeof child === 'string' || typeof child === 'number';

const withElement = (child: ComponentChild): ComponentChild => (isText(child) ? <span>{child}</span> : child);
