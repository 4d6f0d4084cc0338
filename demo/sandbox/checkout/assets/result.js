/** The two buttons of the result page. A script can close only a window that a script opened; otherwise a note says so. */
const note = document.getElementById('note');
const back = document.getElementById('return');

document.getElementById('close').addEventListener('click', () => {
  window.close();
  setTimeout(() => {
    note.textContent = 'Your browser keeps this window open. You can close it yourself.';
  }, 300);
});

back.hidden = history.length < 2;
back.addEventListener('click', () => history.back());
