/**
 * What the shell needs on few pages only, in a file of its own: labels that are more than text and a link, attributes
 * that are missing or malformed, and donations of an earlier visit.
 */
export { checkSetup } from './check-setup.js';
export { readLabel } from './read-label.js';
