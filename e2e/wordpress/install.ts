/** `npm run test:wordpress` runs this before the specs. */
import { installWordPress } from './debian.js';

await installWordPress();
