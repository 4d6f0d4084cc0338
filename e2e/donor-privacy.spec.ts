/** The details of the donor: nothing but the one create-link request carries them, whatever the API responds. */
import { donor, expectDetailsKept, notice, toCheckout } from './support/donor.js';
import { demoOrigins } from './support/origins.js';
import { eventsOf } from './support/recorder.js';
import { expect, type Page, test } from './support/test.js';

test.describe('donor data', () => {
  /** Returns everything that the host page can read: messages, storage, cookies, history and markup. */
  async function listen(page: Page): Promise<() => Promise<string>> {
    await page.addInitScript(() => {
      const sent: unknown[] = [];
      Object.assign(window, { sent });
      addEventListener('message', ({ data }) => sent.push(data));
      const { postMessage } = BroadcastChannel.prototype;
      BroadcastChannel.prototype.postMessage = function (data) {
        sent.push(data);
        postMessage.call(this, data);
      };
    });
    return () =>
      page.evaluate(async () => {
        const databases = await indexedDB.databases();
        const files = 'caches' in window ? await caches.keys() : [];
        return JSON.stringify([
          Reflect.get(window, 'sent'),
          { ...localStorage },
          // The events that the tests record are compared separately.
          Object.entries(sessionStorage).filter(([key]) => !key.startsWith('e2e:')),
          document.cookie,
          databases,
          files,
          history.state,
          window.name,
          document.title,
          location.href,
          performance.getEntries().map(({ name }) => name),
          [...document.querySelectorAll('sir-donate')].map((element) => element.outerHTML),
        ]);
      });
  }

  const refusals = {
    'a rejection that repeats it': {
      path: 'donations/create-link',
      status: 400,
      body: {
        statusCode: 400,
        message: [`donorEmail ${donor.email} must be an email`, `firstName ${donor.firstName} is odd`],
        error: `Bad ${donor.lastName}`,
      },
    },
    'a server error that repeats it': {
      path: 'donations/create-link',
      status: 500,
      body: { message: `${donor.email} ${donor.firstName} ${donor.lastName}`, stack: donor.email },
    },
    'a response of another shape that repeats it': {
      path: 'donations/create-link',
      status: 201,
      body: { donationLink: 7, email: donor.email, name: `${donor.firstName} ${donor.lastName}` },
    },
    'a link of another host that repeats it': {
      path: 'donations/create-link',
      status: 201,
      body: {
        donationLink: `https://evil.example/?email=${encodeURIComponent(donor.email)}&name=${donor.firstName}%20${donor.lastName}`,
        partnerDonationId: 'pd_1',
      },
    },
    'a failure reason that repeats it': {
      path: 'donations/status/*',
      status: 200,
      body: {
        status: 'FAILED',
        failureReason: `Card of ${donor.firstName} ${donor.lastName} (${donor.email}) was declined`,
      },
    },
    'a reward status that repeats it': {
      path: 'donations/status/*',
      status: 200,
      body: { status: 'COMPLETED', rewardStatus: `Sent to ${donor.email}`, tokens: 5 },
    },
  };
  for (const [kind, { path, status, body }] of Object.entries(refusals)) {
    test(`keeps donor data in memory and the create-link body after ${kind}`, {
      tag: '@invariant-4',
    }, async ({ page, openFilledDetails, sandbox, record, context }) => {
      const everything = await listen(page);
      await page.route(`${demoOrigins.api}/v1/partner/${path}`, (route) =>
        route.fulfill({ status, json: body, headers: { 'Access-Control-Allow-Origin': '*' } }),
      );
      await openFilledDetails();
      await toCheckout(page).click();
      const isStatus = path.includes('status');
      await expect
        .poll(async () =>
          (await eventsOf(page)).some(({ type }) =>
            isStatus ? /-failed$|-complete$/.test(type) : type === 'sir-donate-error',
          ),
        )
        .toBe(true);
      if (!isStatus) {
        await expect(notice(page)).toBeVisible();
        await expectDetailsKept(page);
        await expect.poll(() => context.pages().length).toBe(1);
      }
      const places = {
        page: await everything(),
        events: JSON.stringify(await eventsOf(page)),
        console: record.lines.join('\n'),
        addresses: record.requests.map((request) => request.url()).join('\n'),
        headers: record.requests.map((request) => JSON.stringify(request.headers())).join('\n'),
        bodies: record.requests
          .filter((request) => !request.url().endsWith('/create-link'))
          .map((request) => request.postData())
          .join('\n'),
        otherRequests: JSON.stringify(
          (await sandbox.requests()).filter(({ endpoint }) => endpoint !== 'create-link'),
        ),
      };
      for (const [place, text] of Object.entries(places))
        for (const typed of Object.values(donor))
          for (const written of [typed, encodeURIComponent(typed), btoa(typed)])
            expect(text, place).not.toContain(written);
    });
  }
});
