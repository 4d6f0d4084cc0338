/** What a shortcode and a block become, however they are written. */
import { siteKey } from './addresses.js';
import { block } from './forms.js';
import { expect, postUrl, test } from './site.js';

const cases: Record<string, [string, Readonly<Record<string, string>>]> = {
  'attributes in double quotes': [
    '[sir_donate amount="25" frequency="monthly"]',
    { amount: '25', frequency: 'monthly' },
  ],
  'attributes without quotes': ['[sir_donate amount=25]', { amount: '25' }],
  'names with underscores': ['[sir_donate max_amount="500"]', { 'max-amount': '500' }],
  'names with hyphens': ['[sir_donate max-amount="500"]', { 'max-amount': '500' }],
  'names in capitals': ['[sir_donate Amount="25"]', { amount: '25' }],
  'an attribute alone': ['[sir_donate presets-only]', { 'presets-only': 'true' }],
  'curly quotes': [
    '[sir_donate impact=“25=feeds a family” amount=„50“]',
    { impact: '25=feeds a family', amount: '50' },
  ],
  'curly quotes as entities': [
    '[sir_donate impact=&#8220;25=feeds a family&#8221;]',
    { impact: '25=feeds a family' },
  ],
  'a broken line': ['[sir_donate\namount="25"<br />\nmode="inline"]', { amount: '25', mode: 'inline' }],
  'a greater-than sign': ['[sir_donate impact="25=more &gt; less"]', { impact: '25=more > less' }],
  'an ampersand': ['[sir_donate impact="25=bread &amp; milk"]', { impact: '25=bread & milk' }],
  'a list in JSON': ['[sir_donate impact=\'{"25":"a net"}\']', { impact: '{"25":"a net"}' }],
  'an address that would break the tag': [
    '[sir_donate referral_code="a\' onclick=\'b"]',
    { 'referral-code': "a' onclick='b" },
  ],
  'another nonprofit': ['[sir_donate nonprofit="lindenau-food-bank"]', { nonprofit: 'lindenau-food-bank' }],
  'another key': ['[sir_donate publishable_key="pk_test_other"]', { 'publishable-key': siteKey }],
  'another API': ['[sir_donate api-base="https://evil.example"]', { 'publishable-key': siteKey }],
};

for (const [name, [content, attributes]] of Object.entries(cases))
  test(`reads a shortcode with ${name}`, async ({ page, publish }) => {
    await page.goto(postUrl(await publish(`Please help.\n\n${content}\n\nThank you.`)));
    const element = page.locator('sir-donate');
    await expect(element).toHaveCount(1);
    for (const [attribute, value] of Object.entries(attributes))
      await expect(element).toHaveAttribute(attribute, value);
    await expect(element).not.toHaveAttribute('onclick', /./);
    await expect(element).not.toHaveAttribute('api-base', /evil/);
    expect(await element.evaluate(({ parentElement }) => parentElement?.localName)).toBe('p');
  });

const blockCases: Record<string, [object, Readonly<Record<string, string>>]> = {
  'an ampersand and a greater-than sign': [
    { impact: '25=bread & milk > nothing' },
    { impact: '25=bread & milk > nothing' },
  ],
  'quotation marks': [{ impact: '25=a "new" roof' }, { impact: '25=a "new" roof' }],
  'brackets that look like a shortcode': [
    { amounts: '[15,30]', impact: '15=[gallery]' },
    { amounts: '[15,30]', impact: '15=[gallery]' },
  ],
  'a tag': [{ impact: '25=<b onclick="x">a net</b>' }, {}],
};

for (const [name, [attributes, expected]] of Object.entries(blockCases))
  for (const role of ['administrator', 'author'] as const)
    test(`a block with ${name}, saved in the role ${role}, keeps its values`, async ({ page, person }) => {
      const json = JSON.stringify(attributes)
        .replaceAll('<', '\\u003c')
        .replaceAll('>', '\\u003e')
        .replaceAll('&', '\\u0026')
        .replaceAll('\\"', '\\u0022');
      const id = await (await person(role)).write({ content: `<!-- wp:sir-giving/donate ${json} /-->` });
      await page.goto(postUrl(id));
      const element = page.locator('sir-donate');
      for (const [attribute, value] of Object.entries(expected))
        await expect(element).toHaveAttribute(attribute, value);
      await expect(page.locator('.entry-content [onclick]')).toHaveCount(0);
      await expect(element).toHaveCount(1);
    });

test('the label is an attribute or the content, and never HTML', async ({ page, publish }) => {
  const id = await publish(
    '[sir_donate label="Give & help"]\n\n[sir_donate]Help <b>now</b>[/sir_donate]\n\n[sir_donate]',
  );
  await page.goto(postUrl(id));
  for (const name of ['Give & help', 'Help now', 'Donate'])
    await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
});

for (const [editor, content] of Object.entries({
  'the classic editor': 'Please [sir_donate] today, or [sir_donate amount="5"] tomorrow.',
  'a paragraph block': block(
    'paragraph',
    '<p>Please [sir_donate] today, or [sir_donate amount="5"] tomorrow.</p>',
  ),
}))
  test(`a shortcode in the middle of a sentence stays in its paragraph: ${editor}`, async ({
    page,
    publish,
  }) => {
    await page.goto(postUrl(await publish(content)));
    await expect(page.locator('sir-donate')).toHaveCount(2);
    const paragraph = page.locator('.entry-content p').filter({ has: page.locator('sir-donate') });
    await expect(paragraph).toHaveCount(1);
    await expect(paragraph).toContainText(/Please[\s\S]*today, or[\s\S]*tomorrow\./);
    // Not a locator, which would find what is in the shadow roots of the forms.
    expect(await page.evaluate(() => document.querySelectorAll('.entry-content p:empty').length)).toBe(0);
  });

test('an escaped shortcode is a text', async ({ page, publish }) => {
  await page.goto(postUrl(await publish('Write [[sir_donate amount="25"]] there.')));
  await expect(page.getByText('[sir_donate amount=')).toBeVisible();
  await expect(page.locator('sir-donate')).toHaveCount(0);
});

test('only editors read what a shortcode does not understand', async ({ page, person, publish }) => {
  const id = await publish('[sir_donate amout="25" <b>]');
  await page.goto(postUrl(id));
  await expect(page.locator('sir-donate')).toBeVisible();
  await expect(page.getByRole('note')).toHaveCount(0);
  await page.context().addCookies(await (await person('administrator')).context.cookies());
  await page.reload();
  await expect(page.getByRole('note')).toContainText('Not understood in the shortcode: amout');
});

for (const [name, content] of Object.entries({
  'a shortcode': '[sir_donate referral_code="sk_live_51Hq0secret" amount="5"]',
  'a shortcode, where the key is not taken from':
    '[sir_donate publishable_key="sk_live_51Hq0secret" amount="5"]',
  'a shortcode, without a name': '[sir_donate "sk_live_51Hq0secret" amount="5"]',
  'the label of a shortcode': '[sir_donate label="sk_live_51Hq0secret" amount="5"]',
  'a block': '<!-- wp:sir-giving/donate {"nonprofit":"sk_live_51Hq0secret","amount":"5"} /-->',
}))
  test(`a secret in ${name} is not in the page, and its editor is told`, async ({
    page,
    person,
    publish,
  }) => {
    const id = await publish(content);
    const response = await page.goto(postUrl(id));
    expect(await response?.text()).not.toContain('51Hq0secret');
    await expect(page.locator('sir-donate')).toHaveAttribute('amount', '5');
    await page.context().addCookies(await (await person('administrator')).context.cookies());
    await page.reload();
    const note = page.getByRole('note');
    await expect(note).toContainText(/looks like a secret|Not understood/);
    await expect(note).not.toContainText('51Hq0secret');
  });

test('the link in the element opens the form where scripts do not run', async ({ browser, publish }) => {
  const id = await publish('[sir_donate amount="25" mode="inline" currency="EUR" impact="25=a net"]');
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(postUrl(id));
  const href = await page.getByRole('link', { name: 'Donate', exact: true }).getAttribute('href');
  const { searchParams, pathname } = new URL(href ?? '');
  expect(pathname).toBe('/v0/frame.html');
  expect(Object.fromEntries(searchParams)).toMatchObject({
    'publishable-key': siteKey,
    amount: '25',
    currency: 'EUR',
  });
  expect([...searchParams.keys()]).not.toContain('impact');
  await context.close();
});
