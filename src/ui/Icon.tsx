/** Small line icons in the text's colour. They are decoration, so assistive technology ignores them. */
const paths: Record<string, string> = {
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  out: 'M9 6H6v12h12v-3M13 6h5v5M18 6l-8 8',
  alert: 'M12 7v6M12 16.5v.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
};

/** @param path a name of those here, or the path itself */
export const Icon = ({ path }: { path: string }) => (
  <svg class={`icon icon-${path}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[path] ?? path} />
  </svg>
);
