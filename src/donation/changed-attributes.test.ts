import { describe, expect, it } from 'vitest';
import { optionsOf } from '../testing/attributes.js';
import { settled } from '../testing/fake-clock.js';
import { held, html, json } from '../testing/fake-fetch.js';
import { createFakePage, donor, unhandledIn } from '../testing/fake-page.js';

describe('changed attributes', () => {
  it('changed attributes keep the step and what was typed', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.update(optionsOf(attributes({ locale: 'de', theme: 'dark', amounts: '25,60' })));
    expect(flow.state.peek().type).toBe('details');
    expect(flow.draft.peek()).toMatchObject({ ...donor, choice: 2500 });
  });

  it('changed attributes send requests only for a new key, API or nonprofit', async () => {
    const { api, add, attributes } = createFakePage();
    const { flow } = add();
    flow.load();
    await settled();
    flow.update(optionsOf(attributes({ currency: 'EUR', amounts: '5' })));
    await settled();
    expect(api.calls).toHaveLength(2);
    flow.update(optionsOf(attributes({ nonprofit: 'trees' })));
    await settled();
    expect(api.calls).toHaveLength(3);
    expect(flow.nameOf('trees')).toBe('The trees');
    flow.update(optionsOf(attributes({ nonprofit: 'trees', 'publishable-key': 'pk_test_quite_another' })));
    await settled();
    expect(api.calls).toHaveLength(5);
    expect(api.calls.at(-1)?.headers.get('X-Partner-Key')).toBe('pk_test_quite_another');
  });

  it('changed attributes send no request before the form has loaded anything', async () => {
    const { api, add, attributes } = createFakePage();
    const { flow } = add();
    flow.update(optionsOf(attributes({ nonprofit: 'trees' })));
    await settled();
    expect(api.calls).toEqual([]);
  });

  it('a corrected key makes the form usable', async () => {
    const { api, add, attributes } = createFakePage();
    const { config } = api.answers;
    api.answers.config = (call) =>
      call.headers.get('X-Partner-Key')?.endsWith('wrong') ? html(401)() : config(call);
    const { flow } = add({ 'publishable-key': 'pk_test_so_wrong' });
    flow.load();
    await settled();
    expect(flow.state.peek().type).toBe('unavailable');
    flow.update(optionsOf(attributes()));
    await settled();
    expect(flow.state.peek().type).toBe('amount');
  });

  it('changed attributes keep the thank-you screen of a resumed donation', async () => {
    const { api, windows, add, attributes, reload } = createFakePage();
    await add({ nonprofit: 'water,trees' }).give();
    reload();
    const { flow } = add({ nonprofit: 'water,trees' });
    flow.resume(() => {});
    api.answers.status = json({ status: 'COMPLETED' });
    windows.comeBack();
    await settled();
    expect(flow.state.peek().type).toBe('succeeded');
    flow.update(optionsOf(attributes({ nonprofit: 'water,trees', amounts: '15,30' })));
    expect(flow.state.peek().type).toBe('succeeded');
  });

  it('submitting after the amount has become invalid leads back to the amount step', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add();
    await fill();
    flow.update(optionsOf(attributes({ currency: 'EUR' })));
    flow.submit('…');
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(flow.checked.peek()).toContain('amount');
    expect(flow.draft.peek()).toMatchObject(donor);
  });

  it('a late answer to a wrong key does not affect the corrected key', async () => {
    const { api, add, attributes } = createFakePage();
    const { config } = api.answers;
    const slow = held();
    api.answers.config = (call) =>
      call.headers.get('X-Partner-Key')?.endsWith('late') ? slow.answer(call) : config(call);
    const { flow, errors } = add({ 'publishable-key': 'pk_test_wrong_and_late' });
    flow.load();
    await settled();
    flow.update(optionsOf(attributes()));
    await settled();
    slow.give(html(401));
    await settled();
    expect(flow.state.peek()).toEqual({ type: 'amount' });
    expect(errors).toEqual([]);
  });

  it('a key that changes while the deferred module loads makes one controller', async () => {
    const page = createFakePage();
    const { createCheckoutController } = page.deferred;
    const keys: string[] = [];
    const arrivals: (() => void)[] = [];
    const { flow } = page.add(
      {},
      {
        loadDeferred: () =>
          new Promise((resolve) => {
            arrivals.push(() =>
              resolve({
                ...page.deferred,
                createCheckoutController(context) {
                  keys.push(context.options.peek().key);
                  return createCheckoutController(context);
                },
              }),
            );
          }),
      },
    );
    const rejections = await unhandledIn(async () => {
      flow.load();
      flow.update(optionsOf(page.attributes({ 'publishable-key': 'pk_test_in_time' })));
      for (const arrive of arrivals) arrive();
      await settled();
    });
    expect(keys).toEqual(['pk_test_in_time']);
    expect(rejections).toEqual([]);
    expect(flow.state.peek()).toEqual({ type: 'amount' });
  });

  it.each<[string, object, object]>([
    ['presets', { choice: 2500 }, { amounts: '10,60' }],
    ['frequencies', { frequency: 'monthly' }, { frequencies: 'once' }],
    ['the currency', { choice: 2500 }, { currency: 'EUR' }],
    ['own amounts', { choice: 'custom', customText: '33' }, { 'presets-only': '' }],
    ['the language', { choice: 'custom', customText: '1,234' }, { locale: 'de' }],
  ])('an offer that goes away and comes back finds the choice of the donor again: %s', (_, edits, change) => {
    const { add, attributes } = createFakePage();
    const { flow } = add();
    flow.edit(edits);
    const before = flow.draft.peek();
    flow.update(optionsOf(attributes(change)));
    flow.update(optionsOf(attributes()));
    expect(flow.draft.peek()).toEqual(before);
  });

  it('a preset of the page never stands beside the choice of the donor', () => {
    const { add, attributes } = createFakePage();
    const { flow } = add();
    flow.edit({ choice: 2500 });
    flow.update(optionsOf(attributes({ amount: '40' })));
    expect(flow.draft.peek()).toMatchObject({ choice: 2500, customText: '' });
  });

  it('a removed nonprofit makes the donor choose another', async () => {
    const { add, attributes } = createFakePage();
    const { flow, fill } = add({ nonprofit: 'water' });
    await fill();
    flow.update(optionsOf(attributes({ nonprofit: 'trees,bees' })));
    await settled();
    expect(flow.draft.peek()).toMatchObject({ ...donor, nonprofit: undefined });
    expect(flow.state.peek()).toEqual({ type: 'nonprofit' });
  });
});
