/** The widget in its own frame: what only a frame can do wrong. What it has in common is in `same-behaviour.spec.ts`. */
import { finish, giveOnce, heading, startIn } from './support/donor.js';
import { framePolicy, inFrame } from './support/frame.js';
import { expect, nextEvent, test } from './support/test.js';

for (const mode of ['button', 'inline'] as const) {
  test(`a gift from mode ${mode}, where the page's policy allows nothing but the script and the frame`, async ({
    openWidget,
    sandbox,
    record,
  }) => {
    const page = await openWidget({ attributes: { mode, isolated: '' }, headers: framePolicy });
    const form = inFrame(page);
    await startIn(page, mode, form);
    await finish(page, await giveOnce(page, '$25', form));
    expect(await nextEvent(page, 'sir-donate-complete')).toMatchObject({
      partnerDonationId: (await sandbox.donation()).id,
      handOff: 'popup',
    });
    await expect(heading(form, 'thanksTitle')).toBeVisible();
    expect(record.warnings).toEqual([]);
  });
}
