import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scheme } from '../../../src/contract/color-contrast.js';
import { type Outcome, outcomes } from '../../../src/contract/enums.js';
import { SelectField } from './ChoiceFields.js';
import { previewOf, previewReady, simulatedPageOf } from './preview-content.js';
import type { Addresses, SnippetOptions } from './snippet-options.js';
import type { SnippetForm } from './systems.js';

/** Size of the page in the preview, in CSS pixels. It is high enough for the dialog to open in it. */
const sizes = { phone: [375, 700], desktop: [1040, 700] } as const;

type Device = keyof typeof sizes;

/** What each outcome is for a donor. */
const outcomeNames: Readonly<Record<Outcome, string>> = {
  succeeded: 'paid',
  failed: 'card refused',
  pending: 'not known yet',
  processing: 'paid, being processed',
  busy: 'too many requests',
  offline: 'no connection',
  blocked: 'window blocked',
};

/** While somebody types, the form is not drawn for every letter. */
const pauseMs = 300;

const ownButton = ' Your own button or link keeps the look of your site.';

/** What else there is to know about the preview of a form of snippet. */
const previewNotes: Partial<Record<SnippetForm, string>> = {
  link: ownButton,
  iframe: ' A frame is light unless you choose “always dark”.',
  qr: ' This is what a phone shows that scans the code: a page with the form alone, without the line around it.',
};

interface PreviewProps {
  options: SnippetOptions;
  form: SnippetForm;
  addresses: Addresses;
}

/** The snippet in a page, at the width of a phone or a computer, light or dark. Nothing in it sends a request or takes a gift. */
export function Preview({ options, form, addresses }: PreviewProps) {
  const [device, setDevice] = useState<Device>('phone');
  const [scheme, setScheme] = useState<Scheme>('light');
  const [outcome, setOutcome] = useState<Outcome>('succeeded');
  const [loads, setLoads] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const content = JSON.stringify(previewOf(options, { form, outcome, scheme, addresses }));
  // A phone scans the code.
  const isScanned = form === 'qr';
  const shown = isScanned ? 'phone' : device;

  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent): void => {
      if (source === frame.current?.contentWindow && data === previewReady) setLoads((count) => count + 1);
    };
    addEventListener('message', onMessage);
    return () => removeEventListener('message', onMessage);
  }, []);
  useEffect(() => {
    const send = (): void => frame.current?.contentWindow?.postMessage(JSON.parse(content), location.origin);
    const timer = setTimeout(send, loads > 1 ? pauseMs : 0);
    return () => clearTimeout(timer);
  }, [content, loads]);
  const [width, height] = sizes[shown];
  useEffect(() => fitToBox(frame.current, width, height), [width, height]);

  return (
    <section class="panel preview-panel" aria-labelledby="preview-title">
      <div class="panel-head">
        <h2 id="preview-title">Preview</h2>
        <button
          type="button"
          class="quiet"
          onClick={() => frame.current?.contentWindow?.location.replace('preview.html')}
        >
          Restart the preview
        </button>
      </div>
      <div class="switches">
        {!isScanned && (
          <Switch<Device>
            legend="Width"
            name="device"
            choices={{ phone: 'Phone', desktop: 'Computer' }}
            value={device}
            onChange={(value) => setDevice(value)}
          />
        )}
        <Switch<Scheme>
          legend={isScanned ? 'The phone' : 'Your page'}
          name="scheme"
          choices={{ light: 'Light', dark: 'Dark' }}
          value={scheme}
          onChange={(value) => setScheme(value)}
        />
        <SelectField
          name="outcome"
          label="Outcome of the gift"
          value={outcome}
          options={outcomes.map((each) => [each, outcomeNames[each]] as const)}
          onChange={(value) => setOutcome(outcomes.find((each) => each === value) ?? 'succeeded')}
        />
      </div>
      <div class={`preview-box ${shown}`}>
        <iframe ref={frame} src="preview.html" title="Preview of the form" />
      </div>
      <p class="hint">
        A simulation: no request, no gift. It names the nonprofit by its short name.{previewNotes[form]}
        {isScanned && (
          <>
            {' '}
            <a href={simulatedPageOf(options, { outcome, addresses })} target="_blank" rel="noopener">
              Open that page here
            </a>
          </>
        )}
      </p>
    </section>
  );
}

/** Scales the page so that its whole width is seen. Returns the function that stops following the width of the box. */
function fitToBox(frame: HTMLIFrameElement | null, width: number, height: number): (() => void) | undefined {
  const box = frame?.parentElement;
  if (!box) return undefined;
  const scaleToBox = (): void => {
    const scale = Math.min(1, box.clientWidth / width);
    const transform = scale < 1 ? `scale(${scale})` : 'none';
    Object.assign(frame.style, { width: `${width}px`, height: `${height}px`, transform });
    box.style.height = `${Math.round(height * scale)}px`;
  };
  // In a frame of its own, because the height that is set here is observed too.
  const observer = new ResizeObserver(() => requestAnimationFrame(scaleToBox));
  observer.observe(box);
  return () => observer.disconnect();
}

interface SwitchProps<Value extends string> {
  legend: string;
  name: string;
  choices: Readonly<Record<Value, string>>;
  value: Value;
  onChange(value: Value): void;
}

function Switch<Value extends string>({ legend, name, choices, value, onChange }: SwitchProps<Value>) {
  const entries = Object.entries(choices) as [Value, string][];
  return (
    <fieldset class="switch">
      <legend>{legend}</legend>
      {entries.map(([each, text]) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === value}
            onInput={() => onChange(each)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
