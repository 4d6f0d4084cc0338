import { expect, it } from 'vitest';
import { framePolicy } from './frame-policy.js';

it('lets a frame reach both API hosts over https and nothing else', () => {
  const policy = framePolicy({ allowLoopback: false });
  expect(policy).toContain('connect-src https://devapi.sirgiving.org https://api.sirgiving.org;');
  expect(policy).not.toMatch(/localhost|127\.0\.0\.1|http:/);
});

it('adds the hosts of this build, and this machine on request', () => {
  const policy = framePolicy({ extraApiHosts: ['staging.example'], allowLoopback: true });
  expect(policy).toMatch(/connect-src .* https:\/\/staging\.example http:\/\/localhost:\*/);
});
