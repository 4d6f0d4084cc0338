/**
 * `open-command.js`, optional: lets `<button commandfor="…" command="--open">` open a form before `sir-donate.js` has loaded,
 * and in browsers without commands (before Chrome 135, Firefox 144, Safari 26.2).
 */
document.addEventListener('click', (event) => {
  // Along the path: what is pressed may be in the shadow root of an icon, or the document, which is no element.
  const path = event.defaultPrevented ? [] : (event.composedPath() as Element[]);
  const button = path.find((node) => node.matches?.('[command="--open"]'));
  const id = button?.getAttribute('commandfor');
  if (id && !(customElements.get('sir-donate') && 'command' in HTMLButtonElement.prototype))
    void customElements.whenDefined('sir-donate').then(() => {
      const root = button?.getRootNode() as Document | ShadowRoot;
      const element = root.getElementById?.(id) as HTMLElementTagNameMap['sir-donate'] | null;
      // It may be another element, with commands of its own.
      element?.open?.();
    });
});
