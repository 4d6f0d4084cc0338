/** What `npm run check:hosting` can say. */
import { errors } from './errors.js';
import type { ProblemText } from './problem-text.js';
import { warnings } from './warnings.js';

export type ProblemCode = keyof typeof errors | keyof typeof warnings;
export type ProblemLevel = 'error' | 'warning';

/** Errors first. */
export const problems: Readonly<Record<ProblemCode, ProblemText>> = { ...errors, ...warnings };

export const levelOf = (code: ProblemCode): ProblemLevel => (code in errors ? 'error' : 'warning');
