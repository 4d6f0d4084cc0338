/** The documented listener: receives the events of the frame. `frame-height.js` sets its height. */
const { files } = document.currentScript.dataset;
const frame = document.querySelector('#donate');

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== files) return;
  if (data?.source !== 'sir-donate' || data.version !== 1) return;
  if (data.type === 'complete') {
    document.querySelector('#thanks').textContent = 'Thank you. The storks have been told.';
  }
  // Only for the event log of the demo, which listens to the element's events.
  document.dispatchEvent(new CustomEvent(`sir-donate-${data.type}`, { detail: data.detail }));
});
