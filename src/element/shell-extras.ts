/**
 * What the shell needs on few pages only, in a file of its own: labels that are more than text and a link, attributes
 * that are missing or malformed, donations of an earlier visit, and browsers without `light-dark()`.
 */
export { checkSetup } from './check-setup.js';
export { followColorScheme } from './follow-color-scheme.js';
export { readLabel } from './read-label.js';
