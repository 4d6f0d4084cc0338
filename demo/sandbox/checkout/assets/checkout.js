/**
 * The buttons of the checkout. A press sends the result of the payment to the server and replaces this page by the result
 * page, so that one step back in the history leads to the host page.
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
    if (!response.ok) throw new Error(`The checkout responded with ${response.status}.`);
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
