/**
 * Whether the address of the page is that of a preview, which site editors see and donors do not: a folder `preview`, or a
 * parameter whose name has `preview` or `customize_` in it (WordPress, Elementor, Drupal, Shopify). An editor may add
 * `?preview` to any address.
 */
export const isPreview = ({ pathname, search }: Pick<Location, 'pathname' | 'search'>): boolean =>
  /\/preview(\/|$)|[?&][^=&]*(preview|customize_)/i.test(pathname + search);
