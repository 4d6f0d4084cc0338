/** What people do in a site of WordPress: they log in, write, and publish. Each spec ends with the check that PHP had no complaint. */
import { type Browser, type BrowserContext, test as base, expect, type Page } from 'playwright/test';
import { z } from 'zod';
import { fallbackHref } from '../support/host-page.js';
import { type Role, siteOrigin } from './addresses.js';

const idSchema = z.object({ id: z.number() });

export interface Writing {
  content: string;
  title?: string;
  /** `posts` by default; `blocks` are those that several pages share. */
  type?: 'posts' | 'blocks';
}

/** Somebody who has logged in. */
export class Person {
  #nonce: string | undefined;

  private constructor(readonly context: BrowserContext) {}

  static async logIn(browser: Browser, name: Role): Promise<Person> {
    const context = await browser.newContext();
    const cookie = { name: 'wordpress_test_cookie', value: 'WP Cookie check', url: siteOrigin };
    await context.addCookies([cookie]);
    const response = await context.request.post(`${siteOrigin}/wp-login.php`, {
      form: { log: name, pwd: name, testcookie: '1' },
      maxRedirects: 0,
    });
    expect(response.status(), `${name} logs in`).toBe(302);
    return new Person(context);
  }

  /** Saves a post as the block editor does. Contributors leave it for review. */
  async write({ content, title = 'Give', type = 'posts' }: Writing, status = 'publish'): Promise<number> {
    const answer = await this.#post(`/wp/v2/${type}`, { title, content, status });
    return idSchema.parse(answer).id;
  }

  /** Publishes what somebody else has written, and changes nothing else. */
  async publish(id: number): Promise<void> {
    await this.#post(`/wp/v2/posts/${id}`, { status: 'publish' });
  }

  /** Adds a menu with one item to the head of a classic theme. */
  async addMenu(item: { title: string; url: string }, theme: string): Promise<void> {
    const menu = await this.#post(`/wp/v2/menus&theme=${theme}`, {
      // No two menus may have one name.
      name: `Menu ${Date.now()}`,
      locations: ['primary'],
    });
    const { id } = idSchema.parse(menu);
    await this.#post('/wp/v2/menu-items', { ...item, status: 'publish', menus: id });
  }

  async #post(route: string, data: object): Promise<unknown> {
    this.#nonce ??= await (
      await this.context.request.get(`${siteOrigin}/wp-admin/admin-ajax.php?action=rest-nonce`)
    ).text();
    const response = await this.context.request.post(`${siteOrigin}/index.php?rest_route=${route}`, {
      headers: { 'X-WP-Nonce': this.#nonce },
      data,
    });
    expect(response.ok(), `${route}: ${await response.text()}`).toBe(true);
    return response.json();
  }
}

/** The address of a post, with switches of `php/test-site.php`. */
export const postUrl = (id: number, switches: Readonly<Record<string, string>> = {}): string =>
  `${siteOrigin}/?${new URLSearchParams({ p: String(id), ...switches })}`;

interface WorkerFixtures {
  /** Logs in once in a worker. */
  person: (name: Role) => Promise<Person>;
}

interface Fixtures {
  /** Publishes something as an administrator, and returns its address. */
  publish: (writing: string | Writing) => Promise<number>;
  complaints: undefined;
}

async function phpComplaints(): Promise<string[]> {
  const log = await (await fetch(`${siteOrigin}/?debug-log`)).text();
  return log.split('\n').filter((line) => line.includes('plugins/sir-donate'));
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  person: [
    async ({ browser }, use) => {
      const people = new Map<Role, Promise<Person>>();
      await use((name) => {
        const person = people.get(name) ?? Person.logIn(browser, name);
        people.set(name, person);
        return person;
      });
      for (const person of people.values()) await (await person).context.close();
    },
    { scope: 'worker' },
  ],

  publish: async ({ person }, use) => {
    const administrator = await person('administrator');
    await use((writing) => administrator.write(typeof writing === 'string' ? { content: writing } : writing));
  },

  complaints: [
    async ({ context }, use) => {
      await context.route(fallbackHref, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: '<title>Donate</title><p>The page of the link</p>',
        }),
      );
      const before = await phpComplaints();
      await use(undefined);
      expect((await phpComplaints()).slice(before.length), 'what PHP says of the plug-in').toEqual([]);
    },
    { auto: true },
  ],
});

/** The script tags of ours in a page. */
export const scripts = (page: Page) => page.locator('script[src*="sir-donate"]');

export { expect, type Page };
