import { describe, expect, it } from 'vitest';
import { createMessage, messageReader, protocolVersion, readReturned } from './messages.js';
import { string } from './validate.js';

const read = messageReader({ hello: string });

describe('createMessage', () => {
  it('writes the envelope that a reader of the same protocol understands', () => {
    const message = createMessage('hello', 'there');
    expect(message).toEqual({
      source: 'sir-donate',
      version: protocolVersion,
      type: 'hello',
      detail: 'there',
    });
    expect(read(message)).toEqual({ type: 'message', message });
  });
});

describe('messageReader', () => {
  it('tells a message of another version by its number, whatever else it holds', () => {
    expect(read({ source: 'sir-donate', version: 2, type: 'new', detail: {} })).toEqual({
      type: 'other-version',
      version: 2,
    });
  });

  it.each([
    ['no object', 'hello'],
    ['null', null],
    ['another source', { source: 'other', version: 1, type: 'hello', detail: 'there' }],
    ['no version', { source: 'sir-donate', type: 'hello', detail: 'there' }],
    ['no type', { source: 'sir-donate', version: 1, detail: 'there' }],
    ['an unknown type', { source: 'sir-donate', version: 1, type: 'bye', detail: 'there' }],
    ['a type that every object has', { source: 'sir-donate', version: 1, type: 'toString', detail: 'there' }],
    ['another detail', { source: 'sir-donate', version: 1, type: 'hello', detail: 5 }],
    ['no detail', { source: 'sir-donate', version: 1, type: 'hello' }],
  ])('ignores data with %s', (_, data) => {
    expect(read(data)).toBeUndefined();
  });

  it('drops fields that the envelope does not have', () => {
    const received = read({ ...createMessage('hello', 'there'), extra: 1 });
    expect(received).toEqual({ type: 'message', message: createMessage('hello', 'there') });
  });
});

it('readReturned reads a return with and without the id of a donation', () => {
  for (const detail of [{}, { partnerDonationId: 'don_1' }]) {
    const message = createMessage('returned', detail);
    expect(readReturned(message)).toEqual({ type: 'message', message });
  }
});
