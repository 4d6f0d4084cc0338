import { describe, expect, it } from 'vitest';
import { readRefusedFields } from './refused-fields.js';

describe('readRefusedFields', () => {
  it.each<[string, unknown, string[]]>([
    ['a sentence', { message: 'amount must be positive' }, ['amount']],
    ['a list of sentences', { message: ['donorEmail must be an email', 'x', 7, null] }, ['donorEmail']],
    ['snake case', { message: 'donor_email is malformed, first_name too' }, ['donorEmail', 'firstName']],
    ['words', { error: 'Last name is required' }, ['lastName']],
    ['a map of texts', { errors: { donorEmail: 'is not an email' } }, ['donorEmail']],
    ['a map of lists', { errors: { first_name: ['is required'], lastName: [] } }, ['firstName', 'lastName']],
    ['a map of objects', { errors: { amount: { code: 'too_small', min: 100 } } }, ['amount']],
    ['a map that is the message', { message: { email: ['invalid'] } }, ['donorEmail']],
    ['no error for a field', { errors: { amount: null, lastName: '' } }, []],
    [
      'validation errors',
      { message: [{ property: 'lastName', constraints: { isNotEmpty: 'x' } }] },
      ['lastName'],
    ],
    [
      'validation errors that repeat the request',
      {
        message: [
          { property: 'amount', target: { donorEmail: 'a@b.example', lastName: 'B' }, value: 'donorEmail' },
        ],
      },
      ['amount'],
    ],
    ['objects with a path', { issues: [{ path: ['donorEmail'], message: 'Invalid' }] }, ['donorEmail']],
    ['objects with a location', { detail: [{ loc: ['body', 'amount'], msg: 'too small' }] }, ['amount']],
    ['a JSON pointer', { errors: [{ source: { pointer: '/data/attributes/firstName' } }] }, ['firstName']],
    ['an envelope', { success: false, data: { errors: [{ field: 'amount' }] } }, ['amount']],
    ['a code', { error: { code: 'AMOUNT_TOO_SMALL' } }, ['amount']],
    ['a code in camel case', { code: 'amountTooSmall' }, ['amount']],
    ['a sentence about the minimum', { message: 'The minimum donation is $5.' }, ['amount']],
    ['a sentence about a bound', { message: 'Donations must be at least $1.00' }, ['amount']],
    ['a code of a bound', { error: { code: 'BELOW_MINIMUM' } }, ['amount']],
    ['a bound of a field', { errors: [{ path: ['firstName'], code: 'too_small' }] }, ['firstName']],
    ['a bound of a length', { message: 'Must be at least 2 characters, the minimum length' }, []],
    ['a bound of the tip', { message: 'The tip is above the maximum' }, []],
    ['the tip, which the donor did not enter', { message: ['tipAmount must be an integer'] }, []],
    ['a number, which repeats the request', { message: 'Bad Request', amount: 2500 }, []],
    ['a map without a wrapper', { last_name: ['This field is required.'] }, ['lastName']],
    ['the currency', { message: 'currency is not supported' }, ['currency']],
    ['another field', { message: 'provider is not supported' }, []],
    ['a word that contains a name', { message: 'Emails are not supported, nor amounts' }, []],
    ['a page', '<!doctype html>', []],
    ['nothing', undefined, []],
  ])('reads %s: %j', (_, data, fields) => expect(readRefusedFields(data)).toEqual(fields));
});
