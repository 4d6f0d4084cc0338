/** The npm package's entry: registers `<sir-donate>` and exports what `pure` exports. */
import { defineSirDonate } from './pure.js';

export * from './pure.js';

defineSirDonate();
