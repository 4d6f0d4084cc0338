/** Button and form in the column of the text, in the three themes of Debian's package: classic and block themes. */
import { expect, postUrl, test } from './site.js';

const content = `<!-- wp:paragraph --><p class="measure">Please help us today, with a gift of any size.</p><!-- /wp:paragraph -->
<!-- wp:sir-giving/donate /-->
<!-- wp:shortcode -->[sir_donate label="Give by shortcode"]<!-- /wp:shortcode -->
<!-- wp:sir-giving/donate {"textAlign":"center","label":"In the middle"} /-->
<!-- wp:sir-giving/donate {"mode":"inline"} /-->`;

for (const theme of ['twentytwentyone', 'twentytwentytwo', 'twentytwentythree'])
  for (const width of [360, 1280])
    test(`button and form are in the column of the text: ${theme}, ${width} px`, async ({
      page,
      publish,
    }, testInfo) => {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(postUrl(await publish(content), { theme }));
      await expect(
        page.locator('sir-donate[mode="inline"]').getByRole('radio', { name: '$25' }),
      ).toBeVisible();
      await page.screenshot({ path: testInfo.outputPath(`${theme}-${width}.png`), fullPage: true });
      const column = await page.locator('p.measure').boundingBox();
      expect(column).not.toBeNull();
      if (!column) return;
      for (const element of await page.locator('sir-donate').all()) {
        const box = await element.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(column.x - 1);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(column.x + column.width + 1);
      }
      const first = await page.locator('sir-donate').first().boundingBox();
      expect(first?.x, 'the first button is at the beginning of the line').toBeCloseTo(column.x, 0);
      const centred = await page.locator('sir-donate').nth(2).boundingBox();
      const middle = (box: { x: number; width: number }) => box.x + box.width / 2;
      expect(centred && middle(centred)).toBeCloseTo(middle(column), -1);
    });
