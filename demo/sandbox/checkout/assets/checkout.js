/**
 * The checkout's buttons: tells the server how the payment ended, then replaces this page by the result, so
 * that one step back in history is the site the donor came from.
 */
const buttons = document.querySelectorAll('button[data-action]');
const problem = document.querySelector('.problem');

for (const button of buttons) {
  button.addEventListener('click', () => end(button.dataset.action));
}

async function end(action) {
  setBusy(true);
  problem.textContent = '';
  try {
    const response = await fetch(`${location.pathname}/${action}`, { method: 'POST' });
    if (!response.ok) throw new Error(`The checkout answered ${response.status}.`);
    location.replace(`${location.pathname}/result${location.search}`);
  } catch (error) {
    problem.textContent = error.message;
    setBusy(false);
  }
}

function setBusy(busy) {
  for (const button of buttons) button.disabled = busy;
}

// A press before this script is there would be lost, so until then nothing can be pressed.
setBusy(false);
