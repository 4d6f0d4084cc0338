/** The ten-line listener of the README: it gives the frame its height and hears what happens in it. */
const { files } = document.currentScript.dataset;
const frame = document.querySelector('#donate');

addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== files) return;
  if (data?.source !== 'sir-donate' || data.version !== 1) return;
  if (data.type === 'resize') frame.style.height = `${data.detail.height}px`;
  if (data.type === 'complete') {
    document.querySelector('#thanks').textContent = 'Thank you. The storks have been told.';
  }
  // For the demo's log only, which listens to the element's events.
  document.dispatchEvent(new CustomEvent(`sir-donate-${data.type}`, { detail: data.detail }));
});
