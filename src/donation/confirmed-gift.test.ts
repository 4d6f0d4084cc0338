import { expect, it } from 'vitest';
import type { Attributes } from '../testing/attributes.js';
import { optionsOf } from '../testing/attributes.js';
import { settled } from '../testing/fake-clock.js';
import { json } from '../testing/fake-fetch.js';
import { createFakePage, donor } from '../testing/fake-page.js';

/** What the donor has confirmed by the button of the first step, while the page changes its attributes. */

function confirm(attributes: Attributes) {
  const page = createFakePage();
  const { flow } = page.add(attributes);
  flow.chooseAmount();
  flow.edit(donor);
  return { ...page, flow, change: (next: Attributes) => flow.update(optionsOf(page.attributes(next))) };
}

it.each<[before: Attributes, after: Attributes, sent: unknown]>([
  [{ amount: '25' }, { amount: '100' }, { amount: 2500 }],
  [{ amount: '37' }, { amount: '100' }, { amount: 3700 }],
  [{ amount: '25' }, { amount: '25', frequency: 'monthly' }, { amount: 2500, frequency: 'once' }],
  [{ amount: '25' }, { amount: '25', nonprofit: 'clean-water,trees' }, { nonprofitSlug: 'clean-water' }],
])('a gift of %j is sent as it was confirmed, after %j', async (before, after, sent) => {
  const { api, flow, change } = confirm(before);
  change(after);
  flow.submit('');
  await settled();
  expect(flow.state.peek().type).not.toBe('amount');
  expect(api.to('create-link')).toMatchObject([{ body: sent }]);
});

it.each<[before: Attributes, after: Attributes]>([
  [
    { amount: '25', frequency: 'monthly' },
    { amount: '25', frequencies: 'once' },
  ],
  [{ amount: '25' }, { amount: '25', currency: 'EUR' }],
  [
    { amount: '25', amounts: '25,50' },
    { amount: '60', amounts: '60,90' },
  ],
])(
  'a gift of %j that is not offered any more is not sent, but confirmed anew, after %j',
  async (before, after) => {
    const { api, flow, change } = confirm(before);
    change(after);
    flow.submit('');
    await settled();
    expect(flow.state.peek().type).toBe('amount');
    expect(api.to('create-link')).toEqual([]);
    flow.chooseAmount();
    flow.submit('');
    await settled();
    expect(api.to('create-link')).toHaveLength(1);
  },
);

it('a processing donation takes no form that is filled in after it, and a visit finds it', async () => {
  const page = createFakePage();
  const { flow, give } = page.add();
  flow.resume(() => {});
  await give();
  page.api.answers.status = json({ status: 'PROCESSING' });
  await page.clock.advance(5_000);
  page.windows.comeBack();
  await settled();
  expect(flow.state.peek().type).toBe('processing');
  flow.reset();
  flow.typeAmount('40');
  flow.chooseAmount();
  flow.edit(donor);
  flow.resumeAgain();
  await page.clock.advance(20_000);
  expect(flow.state.peek().type).toBe('details');
  page.reload();
  const later = page.add();
  later.flow.resume(() => {});
  await settled();
  expect(later.flow.state.peek().type).toBe('processing');
});
