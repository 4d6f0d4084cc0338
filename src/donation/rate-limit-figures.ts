/**
 * What the simulation of a thousand donors in an hour measures (`rate-limit.simulation.test.ts`), as the documentation
 * quotes it. Update both together.
 */
export const rateLimitFigures = {
  callsPerDonor: { median: 13, p95: 18, max: 18, medianWithFivePercentLeft: 10 },
  callsPerMinute: { mean: 180, peak: 239 },
  shares: { config: '9 %', organizations: '9 %', 'create-link': '9 %', status: '74 %' },
};
