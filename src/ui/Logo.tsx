import { signal } from '@preact/signals';

/** URLs of images that did not load, or that a CSP blocked. */
const broken = signal<readonly string[]>([]);

/** A nonprofit's logo. Without one, its initials; without a name, a grey placeholder. */
export function Logo({ name, logo }: { name: string | undefined; logo: string | undefined }) {
  if (logo && !broken.value.includes(logo)) {
    return (
      <img
        class="logo"
        part="logo"
        src={logo}
        alt=""
        width="48"
        height="48"
        referrerpolicy="no-referrer"
        onError={() => {
          broken.value = [...broken.peek(), logo];
        }}
      />
    );
  }
  const initials = (name ?? '')
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    // One text: each of several gets an element of its own.
    .join('');
  return (
    <span class={`logo ${name ? 'initials' : 'skeleton'}`} part="logo" aria-hidden="true">
      {initials}
    </span>
  );
}
