/**
 * What the simulation of a thousand donors in an hour measures (`rate-limit.simulation.test.ts`), as the documentation
 * quotes it. Update both together.
 */
export const rateLimitFigures = {
  callsPerDonor: { median: 11, p95: 13, max: 13, medianWithFivePercentLeft: 9 },
  callsPerMinute: { mean: 145, peak: 186 },
  shares: { config: '11 %', organizations: '11 %', 'create-link': '11 %', status: '68 %' },
};
