/** The page of the preview: shows the snippet in a page of its own, so that the width of a phone is a phone's width. */

import { isPreviewContent, type PreviewContent, previewReady } from './preview-content.js';
import { openedId } from './snippet-options.js';

const place = document.querySelector('#place');

addEventListener('message', ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin || !isPreviewContent(data) || !place) return;
  document.documentElement.style.colorScheme = data.scheme;
  document.body.classList.toggle('form-alone', data.shows === 'page');
  place.replaceChildren(contentOf(data));
});
parent.postMessage(previewReady, location.origin);

function contentOf(content: PreviewContent): Element {
  if (content.shows === 'iframe' || content.shows === 'page') {
    const frame = document.createElement('iframe');
    frame.className = 'form-frame';
    frame.title = content.label;
    frame.src = content.formPage;
    frame.style.colorScheme = content.frameScheme;
    return frame;
  }
  const link = document.createElement('a');
  link.textContent = content.label;
  link.href = content.formPage;
  if (content.shows === 'link') {
    link.className = 'page-button';
    return link;
  }
  if (content.shows === 'email') {
    const { accent, onAccent, radius } = content.emailColors;
    link.className = 'email-button';
    Object.assign(link.style, { backgroundColor: accent, color: onAccent, borderRadius: radius });
    return link;
  }
  const widget = document.createElement('sir-donate');
  for (const [name, value] of content.attributes) widget.setAttribute(name, value);
  setTokens(widget, content);
  widget.append(link);
  if (widget.getAttribute('mode') !== 'dialog') return widget;
  widget.id = openedId;
  const opener = document.createElement('a');
  opener.className = 'page-button';
  opener.textContent = content.label;
  opener.href = `#${openedId}`;
  const both = document.createElement('div');
  both.append(opener, widget);
  return both;
}

function setTokens(element: HTMLElement, { tokens }: PreviewContent): void {
  for (const [name, value] of Object.entries(tokens)) element.style.setProperty(name, value);
}
