import { describe, expect, it } from 'vitest';
import { parseApiBase } from './api-base.js';

describe('parseApiBase', () => {
  it.each([
    ['http://localhost:4303', 'http://localhost:4303'],
    ['https://127.0.0.1/api/', 'https://127.0.0.1/api'],
    ['http://localhost/api//', 'http://localhost/api'],
  ])('accepts %s of this machine', (raw, base) => {
    expect(parseApiBase(raw)).toBe(base);
    expect(parseApiBase(raw, { loopback: false })).toBeUndefined();
  });

  it.each([
    'https://evil.example',
    'http://evil.example',
    'https://ada@localhost/',
    'ftp://localhost/',
    'javascript://localhost/',
    'localhost',
    '',
  ])('refuses %j', (raw) => {
    expect(parseApiBase(raw)).toBeUndefined();
  });
});
