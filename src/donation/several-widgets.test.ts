import { describe, expect, it, vi } from 'vitest';
import { checkoutUrl } from '../testing/fake-api.js';
import { settled } from '../testing/fake-clock.js';
import { json } from '../testing/fake-fetch.js';
import { createFakePage, type Widget } from '../testing/fake-page.js';

/** End to end with a fake browser: flow, checkout controller, API client and storage. */

const minuteMs = 60_000;

describe('two widgets of one key and nonprofit', () => {
  it('of two widgets only one polls a donation', async () => {
    const { api, clock, add, reload } = createFakePage();
    await add().give();
    reload();
    const found: number[] = [];
    const widgets = [add(), add()];
    widgets.forEach(({ flow }, index) => void flow.resume(() => found.push(index)));
    await settled();
    expect(found).toEqual([0]);
    const before = api.to('status').length;
    await clock.advance(3_000);
    expect(api.to('status').length - before).toBeLessThanOrEqual(1);
  });

  it('two widgets do not both report the end of one donation if storage is late', async () => {
    const { api, clock, windows, storage, add } = createFakePage();
    const first = add();
    await first.give();
    const onFound = vi.fn();
    add().flow.resume(onFound);
    await settled();
    const remove = vi.spyOn(storage, 'remove').mockReturnValue();
    api.answers.status = json({ status: 'COMPLETED' });
    windows.comeBack();
    await settled();
    expect(first.flow.state.peek().type).toBe('succeeded');
    // The other widget still reads the entry.
    await clock.advance(900);
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
    const removed = remove.mock.calls.map(([name]) => name);
    remove.mockRestore();
    for (const name of removed) storage.remove(name);
    await clock.advance(1_000);
    expect(onFound).not.toHaveBeenCalled();
  });

  it('a widget does not discard the donation of another widget', async () => {
    const { storage, add, reload } = createFakePage();
    await add().give();
    reload();
    const [first, second] = [add(), add()];
    first.flow.resume(() => {});
    second.flow.resume(() => {});
    await settled();
    second.flow.reset();
    await settled();
    expect(first.flow.state.peek().type).toBe('waiting');
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
    second.flow.dispose();
    const third = add();
    third.flow.resume(() => expect.fail('followed twice'));
    await settled();
  });

  it('the next widget resumes the donation after the first is disposed', async () => {
    const { add } = createFakePage();
    const first = add();
    await first.give();
    first.flow.dispose();
    const found: string[] = [];
    add().flow.resume(({ partnerDonationId }) => found.push(partnerDonationId));
    await settled();
    expect(found).toEqual(['pd_1']);
  });
});

describe('two donations of one key and nonprofit', () => {
  /** One in each of two tabs; the second is the newer one. */
  async function giveTwo() {
    const page = createFakePage();
    const first = page.add();
    await first.give();
    await page.clock.advance(1_000);
    page.api.answers['create-link'] = json({ donationLink: checkoutUrl, partnerDonationId: 'pd_2' });
    const second = page.add();
    await second.give();
    const { status } = page.api.answers;
    /** From here on the API says of some that they are paid. */
    const pay = async (...ids: string[]) => {
      page.api.answers.status = (call) =>
        ids.some((id) => call.url.endsWith(id)) ? json({ status: 'COMPLETED' })() : status(call);
      // Not in one bunch with the last return.
      await page.clock.advance(1_000);
      page.windows.comeBack();
      await page.clock.advance(3_000);
    };
    /** Comes into being as a widget of a page that is loaded now. */
    const resume = async () => {
      const widget = page.add();
      widget.flow.resume(() => {});
      await settled();
      return widget;
    };
    return { ...page, first, second, pay, resume };
  }
  const followed = ({ flow }: Widget) => {
    const state = flow.state.peek();
    return 'donation' in state ? state.donation.partnerDonationId : undefined;
  };
  const told = (...widgets: Widget[]) =>
    widgets.map(({ details }) =>
      details('sir-donate-complete').map(({ partnerDonationId }) => partnerDonationId),
    );

  it('two donations are both resumed after reloads and each completes once', async () => {
    const { first, second, storage, pay, resume } = await giveTwo();
    first.flow.dispose();
    const firstAgain = await resume();
    expect(followed(firstAgain)).toBe('pd_1');
    second.flow.dispose();
    const secondAgain = await resume();
    expect(followed(secondAgain)).toBe('pd_2');
    await pay('pd_1', 'pd_2');
    expect(told(first, second, firstAgain, secondAgain)).toEqual([[], [], ['pd_1'], ['pd_2']]);
    expect(JSON.stringify(storage.entries())).not.toContain('pd_');
  });

  it('after a crash of two tabs the first tab resumes the newer donation and the second the older', async () => {
    const { reload, resume, pay } = await giveTwo();
    reload();
    const widgets = [await resume(), await resume(), await resume()];
    expect(widgets.map(followed)).toEqual(['pd_2', 'pd_1', undefined]);
    await pay('pd_1', 'pd_2');
    expect(told(...widgets)).toEqual([['pd_2'], ['pd_1'], []]);
  });

  it('one tab resumes two donations one after the other', async () => {
    const { reload, resume, pay } = await giveTwo();
    for (const id of ['pd_2', 'pd_1']) {
      reload();
      const widget = await resume();
      await pay(id);
      expect(told(widget)).toEqual([[id]]);
    }
    reload();
    expect(followed(await resume())).toBeUndefined();
  });

  it.each(['pd_1', 'pd_2'])('a third tab resumes whichever donation is released first: %s', async (id) => {
    const { first, second, resume, pay } = await giveTwo();
    const third = await resume();
    expect(followed(third)).toBeUndefined();
    (id === 'pd_1' ? first : second).flow.dispose();
    await settled();
    expect(followed(third)).toBe(id);
    await pay(id);
    expect(told(first, second, third)).toEqual([[], [], [id]]);
  });

  it('a tab that has resumed one donation leaves the other to the next tab', async () => {
    const { first, second, resume } = await giveTwo();
    const third = await resume();
    first.flow.dispose();
    await settled();
    second.flow.dispose();
    await settled();
    expect(followed(third)).toBe('pd_1');
    expect(followed(await resume())).toBe('pd_2');
  });

  it('a third tab goes on waiting for one donation when the other has ended', async () => {
    const { first, second, storage, clock, resume, pay } = await giveTwo();
    const third = await resume();
    await pay('pd_2');
    expect(told(first, second, third)).toEqual([[], ['pd_2'], []]);
    expect(followed(third)).toBeUndefined();
    expect(JSON.stringify(storage.entries())).toContain('pd_1');
    first.flow.dispose();
    // A tab that only reloads would be back by then.
    await clock.advance(2_000);
    expect(followed(third)).toBe('pd_1');
    third.flow.restart();
    expect(JSON.stringify(storage.entries())).not.toContain('pd_');
    expect(followed(await resume())).toBeUndefined();
  });

  it('each stored donation counts its own calls, and the end of one does not affect the other', async () => {
    const { first, second, storage, clock, pay } = await giveTwo();
    await clock.advance(minuteMs);
    const calls = (id: string) =>
      Object.entries(storage.entries()).flatMap(([name, text]) =>
        name.endsWith(id) ? [JSON.parse(text).calls] : [],
      );
    expect(calls('pd_1')[0]).toBeGreaterThan(0);
    expect(calls('pd_2')[0]).toBeGreaterThan(0);
    await pay('pd_1');
    expect(calls('pd_1')).toEqual([]);
    expect(followed(second)).toBe('pd_2');
    expect(told(first, second)).toEqual([['pd_1'], []]);
  });
});
