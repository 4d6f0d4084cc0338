import { describe, expect, it } from 'vitest';
import { eventNames } from '../contract/events.js';
import { createMessage } from '../contract/messages.js';
import { sampleDetails } from '../contract/sample-details.js';
import * as npm from '../entries/index.js';
import * as testing from '../entries/testing.js';
import { readGuestMessage } from '../frame/guest-messages.js';

describe('the stand-in for unit tests', () => {
  it('exports what the package exports, and can be imported without a DOM', () => {
    expect(Object.keys(testing)).toEqual(expect.arrayContaining(Object.keys(npm)));
    expect(testing.defineSirDonate).not.toThrow();
  });

  it('has the members of the real element', () => {
    const membersOf = (element: { prototype: object }) =>
      Object.getOwnPropertyNames(element.prototype).filter((name) => !name.endsWith('Callback'));
    const shell = Object.getPrototypeOf(npm.SirDonateElement);
    const missing = membersOf(shell).filter(
      (name) => !(name in testing.SirDonateElement.prototype) && !name.startsWith('load'),
    );
    // These are fields of the stand-in.
    expect(missing).toEqual(['state', 'partnerDonationId', 'donation']);
    expect(testing.SirDonateElement.version).toBe(npm.SirDonateElement.version);
    expect(Object.keys(testing.SirDonateElement)).toContain('frameUrl');
  });

  it.each(eventNames)('has a detail for %s that a real one could have', (name) => {
    const [, type = ''] = /^sir-donate-(.*)/.exec(name) ?? [];
    const message = createMessage(type, sampleDetails[name]);
    const read = readGuestMessage(message);
    // A frame keeps the link of the checkout to itself.
    const { donationLink: _, ...detail } = { donationLink: '', ...sampleDetails[name] };
    expect(read).toMatchObject({ type: 'message', message: { type, detail } });
  });
});
