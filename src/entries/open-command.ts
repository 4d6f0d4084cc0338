/**
 * `open-command.js`, optional: lets `<button commandfor="…" command="--open">` open a form before `sir-donate.js` has loaded,
 * and in browsers without commands (before Chrome 135, Firefox 144, Safari 26.2).
 */
document.addEventListener('click', (event) => {
  // Along the path: what is pressed may be in the shadow root of an icon, or the document, which is no element.
  const button = (event.composedPath() as Element[]).find((node) => node.matches?.('button[command=--open]'));
  if (!button || event.defaultPrevented || (customElements.get('sir-donate') && 'command' in button)) return;
  void customElements.whenDefined('sir-donate').then(() => {
    const root = button.getRootNode() as Document | ShadowRoot;
    // It names no command, so that another element with commands of its own does nothing.
    root.getElementById?.(`${button.getAttribute('commandfor')}`)?.dispatchEvent(new Event('command'));
  });
});
