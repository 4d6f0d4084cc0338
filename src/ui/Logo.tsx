import { useState } from 'preact/hooks';

/** A nonprofit's logo; its initials where there is none, or the image fails or is kept out by a CSP. */
export function Logo({ name, logo }: { name: string | undefined; logo: string | undefined }) {
  const [broken, setBroken] = useState<string>();
  if (logo && broken !== logo) {
    return (
      <img
        class="logo"
        part="logo"
        src={logo}
        alt=""
        width="48"
        height="48"
        referrerpolicy="no-referrer"
        decoding="async"
        onError={() => setBroken(logo)}
      />
    );
  }
  const initials = (name ?? '').split(/\s+/).slice(0, 2).map((word) => [...word][0]).join('');
  return (
    <span class={`logo ${name ? 'initials' : 'skeleton'}`} part="logo" aria-hidden="true">
      {initials.toLocaleUpperCase()}
    </span>
  );
}
