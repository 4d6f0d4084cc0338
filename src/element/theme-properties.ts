/** The CSS properties that a form shown outside of its element takes along: one in a frame inherits none. */
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
