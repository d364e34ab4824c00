// What is read aloud, word for word: carousel, sheet, declined sheet and receipt of a shop that never
// changes, compared with tests/browser/transcripts. TILL_RECORD=1 writes them anew. Knows nothing of pixels.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fixed_shop } from './fixed.mjs';
import { Shop, until } from './harness.mjs';
import { at_rest } from './mounting.mjs';
import { transcript } from './transcript.mjs';

const shop = await Shop.open();
const BOOK = fileURLToPath(new URL('./transcripts/', import.meta.url));
const LANGUAGES = [['en', 'en-US'], ['fr', 'fr-FR'], ['de', 'de-DE'], ['ar', 'ar-EG'], ['ja', 'ja-JP']];

const by_key = (shopper, key) => shopper.region.locator(`.layer [data-key$="/${key}"]`).first();

for (const [language, lang] of LANGUAGES) {
  shop.test(
    `what a screen reader says from the cards to the receipt is what was written down (${language})`,
    {},
    async (shopper) => {
      await fixed_shop(shopper, { lang, completes: ['declined', 'paid'] });
      const told = [];
      const write = async (state) => {
        await at_rest(shopper);
        await until('nothing more is being said', () => shopper.region.evaluate((element) => new Promise((resolve) => {
          const calm = element.shadowRoot.querySelector('[role=status]').textContent;
          setTimeout(() => resolve(calm === element.shadowRoot.querySelector('[role=status]').textContent), 700);
        })));
        told.push(`== ${state} ==\n${await transcript(shopper.page)}`);
      };
      await write('carousel');
      await by_key(shopper, 'review').click();
      await shopper.page.getByRole('radio', { name: /4242/ }).click();
      await write('sheet ready');
      await by_key(shopper, 'pay').click();
      await until(
        'it is said to be declined',
        () => shopper.region.evaluate((element) => element.shadowRoot.querySelector('[role=alert]').textContent),
      );
      await write('sheet declined');
      await shopper.page.getByRole('radio', { name: /4444/ }).click();
      await by_key(shopper, 'pay').click();
      await shopper.page.getByRole('article').waitFor();
      await write('receipt');
      const now = told.join('\n'), path = `${BOOK}${language}.txt`;
      if (process.env.TILL_RECORD === '1') writeFileSync(path, now);
      assert.equal(now, readFileSync(path, 'utf8'));
    },
  );
}

shop.audit();
