/** The isolated widget in the single file and in the npm module. */
import { finish, giveOnce, preset } from './support/donor.js';
import { framePolicy, inFrame } from './support/frame.js';
import { pageModule } from './support/host-page.js';
import { isolated } from './support/isolated.js';
import { expect, nextEvent, test } from './support/test.js';

test.describe('isolated in the other builds', () => {
  const moduleHeaders = {
    'Content-Security-Policy': framePolicy['Content-Security-Policy'],
  };

  test('the single file loads the frame.html of its own release', async ({ openForm }) => {
    const page = await openForm(
      isolated({ script: '<script async src="{{files}}/v0/sir-donate.bundle.js"></script>' }),
    );
    await finish(page, await giveOnce(page, '$25', inFrame(page)));
    await nextEvent(page, 'sir-donate-complete');
  });

  test('the npm module loads the frame from the frameUrl that the page sets', async ({
    openForm,
    record,
  }) => {
    const page = await openForm(
      isolated({
        script: pageModule(`
          import { defineSirDonate, SirDonateElement } from '{{files}}/npm/pure.js';
          SirDonateElement.frameUrl = '{{files}}/v0/frame.html?somewhere';
          defineSirDonate();`),
        headers: moduleHeaders,
      }),
    );
    await expect(preset(inFrame(page), '$25')).toBeVisible();
    expect(record.requests.filter((request) => request.url().includes('frame.html?somewhere')).length).toBe(
      1,
    );
  });
});
