import { expect, it } from 'vitest';
import { createQrCode } from './qr-code.js';

it.each([
  ['L', 2953],
  ['M', 2331],
] as const)('has no code of level %s for a text that is too long for one', (ecc, most) => {
  expect(createQrCode('x'.repeat(most), ecc)?.size).toBe(177 + 8);
  expect(createQrCode('x'.repeat(most + 1), ecc)).toBeUndefined();
  expect(createQrCode('ä'.repeat((most + 1) / 2), ecc)).toBeUndefined();
});

it('leaves four modules white on each side', () => {
  const { size, path } = createQrCode('https://checkout.example/1', 'L') ?? { size: 0, path: '' };
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)].map(([, ...numbers]) => numbers.map(Number));
  const all = (read: (run: number[]) => number) => runs.map(read);
  expect(Math.min(...all(([x = 0]) => x))).toBe(4);
  expect(Math.min(...all(([, y = 0]) => y))).toBe(4);
  expect(Math.max(...all(([x = 0, , width = 0]) => x + width))).toBe(size - 4);
  expect(Math.max(...all(([, y = 0]) => y + 1))).toBe(size - 4);
});
