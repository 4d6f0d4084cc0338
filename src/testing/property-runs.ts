import fc from 'fast-check';

/**
 * How the property tests of every file run. A failure prints its counterexample; `FC_SEED`, with the number that its
 * file printed, repeats the whole run.
 */
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
fc.configureGlobal({ seed, numRuns: 2000 });
console.info(`FC_SEED=${seed}`);
