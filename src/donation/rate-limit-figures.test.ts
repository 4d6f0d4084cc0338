import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rateLimitFigures } from './rate-limit-figures.js';

it('docs/rate-limits.md quotes the figures of the simulation', () => {
  const page = readFileSync(new URL('../../docs/rate-limits.md', import.meta.url), 'utf8');
  const { callsPerDonor, callsPerMinute, shares } = rateLimitFigures;
  const { median, p95, max, medianWithFivePercentLeft } = callsPerDonor;
  const each = new Set([shares.config, shares.organizations, shares['create-link']]);
  for (const line of [
    `- Requests per donor: median ${median}, 95th percentile ${p95}, maximum ${max}.`,
    `- Requests per minute: ${callsPerMinute.mean} on average, ${callsPerMinute.peak} at the peak.`,
    `- ${shares.status} of the requests are for a status. Config, nonprofit and link are ${[...each].join(', ')} each.`,
    `- With 5 % of the limit left, the median is ${medianWithFivePercentLeft} requests per donor.`,
  ])
    expect(page).toContain(line);
});
