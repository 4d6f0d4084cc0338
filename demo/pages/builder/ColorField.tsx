import {
  formatColor,
  formatContrast,
  minimumContrast,
  parseColor,
  type Rgb,
  type Scheme,
} from '../../../src/contract/color-contrast.js';
import type { Choices } from './choices.js';
import { accentIn, isLegible, legibleAccent } from './contrast.js';
import { TextField } from './TextField.js';

/** Colours to begin with. All of them are legible in both schemes, or have a shade that is. */
const presets = [
  ['#0a6b4f', 'Green'],
  ['#1b4b8f', 'Blue'],
  ['#5b3fa6', 'Violet'],
  ['#a3211a', 'Red'],
  ['#8a4b00', 'Brown'],
  ['#20222b', 'Black'],
] as const;

interface ColorFieldProps {
  name: string;
  label: string;
  hint?: string | undefined;
  example?: string | undefined;
  choices: Choices;
  problem: string | undefined;
  onChange(value: string): void;
}

/** The brand's colour, with its contrast in the form. */
export function ColorField({ name, label, hint, example, choices, problem, onChange }: ColorFieldProps) {
  const value = choices.accent;
  const color = parseColor(value);
  const picker = (
    <input
      class="picker"
      type="color"
      aria-label="Pick your colour"
      value={color ? formatColor(color) : example}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
  return (
    <TextField {...{ name, label, hint, example, value, problem, onChange }} beside={picker} isWide>
      <fieldset class="swatches" aria-label="Colours to begin with">
        {presets.map(([preset, presetName]) => (
          <button
            key={preset}
            type="button"
            class={`swatch swatch-${presetName.toLowerCase()}`}
            aria-label={presetName}
            aria-pressed={value.toLowerCase() === preset}
            onClick={() => onChange(preset)}
          />
        ))}
      </fieldset>
      {color && <Contrasts color={color} theme={choices.theme} />}
    </TextField>
  );
}

function Contrasts({ color, theme }: { color: Rgb; theme: string }) {
  const schemes: Scheme[] = theme === 'auto' ? ['light', 'dark'] : [theme === 'dark' ? 'dark' : 'light'];
  return (
    <ul class="contrasts">
      {schemes.map((scheme) => {
        // The colour itself counts in the scheme it was chosen for; the other one gets a shade of it.
        const isShade = theme === 'auto' && scheme === 'dark';
        const accent = isShade ? legibleAccent('dark', color) : accentIn(scheme, color);
        const isEnough = isLegible(accent);
        return (
          <li key={scheme} class={isEnough ? 'enough' : 'too-little'}>
            <Sample scheme={scheme} color={accent.color} onAccent={accent.onAccent} />
            <span>
              {scheme === 'dark' ? 'Dark' : 'Light'}
              {isShade && accent.color !== formatColor(color) ? ` (${accent.color})` : ''}: text{' '}
              {formatContrast(accent.surfaceContrast)}, button {formatContrast(accent.onAccentContrast)}
              {isEnough ? ' ✓' : ` – less than ${minimumContrast} : 1`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** An SVG, because the policy of the page allows no style attribute. */
function Sample({ scheme, color, onAccent }: { scheme: Scheme; color: string; onAccent: string }) {
  return (
    <svg width="56" height="24" viewBox="0 0 56 24" aria-hidden="true">
      <rect
        width="56"
        height="24"
        rx="4"
        fill={scheme === 'dark' ? '#16201c' : '#ffffff'}
        stroke="currentColor"
        stroke-opacity="0.25"
      />
      <path d="M7 17l4-11h2l4 11M8.5 13.5h7" fill="none" stroke={color} stroke-width="2" />
      <rect x="30" y="4" width="22" height="16" rx="3" fill={color} />
      <path d="M36 12h10" stroke={onAccent} stroke-width="2.5" />
    </svg>
  );
}
