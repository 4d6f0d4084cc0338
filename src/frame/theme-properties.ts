/** What the page's own look lends to a frame, which inherits nothing: the scheme, and the public custom properties. */
export const themeProperties = [
  'color-scheme',
  '--sir-accent',
  '--sir-on-accent',
  '--sir-surface',
  '--sir-raised',
  '--sir-text',
  '--sir-muted',
  '--sir-border',
  '--sir-danger',
  '--sir-radius',
  '--sir-button-radius',
  '--sir-font',
  '--sir-heading-font',
] as const;
