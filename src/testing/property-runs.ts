import fc from 'fast-check';

/**
 * How the property tests of every file run. A failure prints its counterexample; `FC_SEED`, with the number that its
 * file printed, repeats the whole run. `FC_RUNS` is the number of cases of each property.
 */
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
fc.configureGlobal({ seed, numRuns: Number(process.env.FC_RUNS ?? 2000) });
console.info(`FC_SEED=${seed}`);
