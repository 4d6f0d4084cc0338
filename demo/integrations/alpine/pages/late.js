/** Defines the element after Alpine has rendered it. */
document.addEventListener('alpine:initialized', () => {
  const script = document.createElement('script');
  script.src = '/sir-donate/v0/sir-donate.js';
  document.head.append(script);
});
