import { signal } from '@preact/signals';

/** Images that did not load, or that a CSP keeps out. */
const broken = signal<readonly string[]>([]);

/** A nonprofit's logo; its initials where there is none or it did not load; a grey place while nothing is known. */
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
    .map((word) => [...word][0] ?? '');
  return (
    <span class={`logo ${name ? 'initials' : 'skeleton'}`} part="logo" aria-hidden="true">
      {initials}
    </span>
  );
}
