import { createQrCode, qrPng, qrSvg } from './qr-code.js';

interface QrDownloadsProps {
  address: string;
  /** Short names of the nonprofits, separated by commas. */
  nonprofit: string;
}

/** The QR code of an address, and its files. */
export function QrDownloads({ address, nonprofit }: QrDownloadsProps) {
  const code = createQrCode(address, 'M');
  if (!code)
    return <p class="problem">The address is too long for a QR code. Choose fewer amounts or nonprofits.</p>;
  const fileName = `donate-${nonprofit.trim().replace(/[^\w-]+/g, '-') || 'qr-code'}`;
  const saveSvg = () => save(new Blob([qrSvg(code)], { type: 'image/svg+xml' }), `${fileName}.svg`);
  const savePng = async () => {
    const image = await qrPng(code);
    if (image) save(image, `${fileName}.png`);
  };
  return (
    <div class="qr">
      <svg
        viewBox={`0 0 ${code.size} ${code.size}`}
        role="img"
        aria-label="QR code that opens the form"
        shape-rendering="crispEdges"
      >
        <path fill="#fff" d={`M0 0h${code.size}v${code.size}H0z`} />
        <path fill="#000" d={code.path} />
      </svg>
      <div class="downloads">
        <button type="button" onClick={saveSvg}>
          Download SVG
        </button>
        <button type="button" onClick={() => void savePng()}>
          Download PNG
        </button>
      </div>
      {/[?&]publishable-key=pk_test_/.test(address) && (
        <p class="problem">This code has a test key. Do not print it for donors.</p>
      )}
    </div>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has read the file only in a later task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
