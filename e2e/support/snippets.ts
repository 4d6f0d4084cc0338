/** Code that the docs show, as the specs run it. `docs/docs.test.ts` compares the two. */

/** The listener of a page with an iframe: docs/isolated-and-iframe.md. */
export const frameListener = `  const frame = document.querySelector('iframe[title=Donate]');
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== 'https://cdn.example') return;
    if (data?.source !== 'sir-donate' || data.version !== 1) return;
    if (data.type === 'complete') console.log('Thank you for', data.detail.amountMinor);
  });
`;

/** The rules that reserve the element's space until the script has arrived: README.md and docs/styling.md. */
export const reservedSpaceCss = `sir-donate { display: inline-block; min-block-size: 50px; vertical-align: top }
sir-donate[mode="inline"] { display: block; min-block-size: 548px }
`;
