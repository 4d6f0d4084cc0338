import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestEmail } from './suggest-email.js';

describe('suggestEmail', () => {
  it.each([
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@gmail.con', 'ada@gmail.com'],
    ['ada@gmail.co', 'ada@gmail.com'],
    ['ada@gmail.cm', 'ada@gmail.com'],
    ['ada@hotmial.com', 'ada@hotmail.com'],
    ['ada@hotmial.fr', 'ada@hotmail.fr'],
    ['ada@yaho.con', 'ada@yahoo.com'],
    ['ada@outlok.com', 'ada@outlook.com'],
    ['ada@icluod.com', 'ada@icloud.com'],
    ['ada@example.comm', 'ada@example.com'],
    ['İpek@gmial.com', 'İpek@gmail.com'],
    ['  Ada.Byron+x@GMIAL.com ', 'Ada.Byron+x@gmail.com'],
  ])('suggests for %s the address %s', (typed, meant) => {
    expect(suggestEmail(typed)).toBe(meant);
  });

  it.each([
    'ada@gmail.com',
    'Ada@Gmail.Com',
    // Real providers that are one letter from a bigger one.
    'ada@ymail.com',
    'ada@mail.com',
    'ada@email.com',
    'ada@gmx.net',
    'ada@yahoo.co.jp',
    'ada@hotmail.fr',
    'ada@example.co',
    'ada@example.cm',
    // Endings that only begin or end as a mistyped one.
    'ada@example.community',
    'ada@example.falcon',
    'ada@hotmail.ch',
    'ada@yahoo.eco',
    'ada@例子.中国',
    'ada@gmial',
    'ada@',
    '@gmial.com',
    'gmial.com',
    '',
  ])('suggests nothing for %j', (typed) => {
    expect(suggestEmail(typed)).toBeUndefined();
  });

  it('never changes the mailbox, and suggests nothing for its own suggestions', () => {
    const typo = fc.constantFrom('gmial.com', 'yahooo.con', 'example.cmo', 'outlock.co');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), typo, (mailbox, domain) => {
        fc.pre(!/[\s@]/.test(mailbox));
        const meant = suggestEmail(`${mailbox}@${domain}`) ?? '';
        expect(meant.slice(0, mailbox.length + 1)).toBe(`${mailbox}@`);
        expect(suggestEmail(meant)).toBeUndefined();
      }),
    );
  });
});
