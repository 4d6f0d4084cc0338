import { expect, it } from 'vitest';
import { createQrCode } from './qr-code.js';

it('has no code for a text that is too long for one', () => {
  expect(createQrCode('x'.repeat(2331))?.size).toBe(177 + 8);
  expect(createQrCode('x'.repeat(2332))).toBeUndefined();
  expect(createQrCode('ä'.repeat(1166))).toBeUndefined();
});
