// One server and one browser per test file, one fresh context per test; whatever a page complains about fails its test.
// Every receipt seen is kept, and audit() holds them to the merchant's orders and the charges. Knows nothing of
// products.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { after } from 'node:test';
import { chromium } from 'playwright-core';
import { Server, TOP } from './server.mjs';
import { faults_of_exchange as acp_faults } from '../schema/acp.mjs';
import { faults_of_exchange as ucp_faults, is_ucp } from '../schema/ucp.mjs';
import { Shopper } from './shopper.mjs';
import { WORDS } from './words.mjs';

export { until } from './server.mjs';

const PICTURES = join(TOP, 'build/browser');  // ignored by git
const SPIES = fileURLToPath(new URL('./spies.js', import.meta.url));
// The last three each start a process for every context: two draw what an address bar proposes, one waits for a page of
// another site. The others are Playwright's own list, which this one replaces.
const OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'BoundaryEventDispatchTracksNodeRemoval', 'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider', 'GlobalMediaControls', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'PaintHolding',
  'ThirdPartyStoragePartitioning', 'Translate', 'AutoDeElevate', 'RenderDocument', 'OptimizationHints',
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess',
];
// The server compresses anew for each request, the program without WebAssembly for 2.8 s.
export const UNCOMPRESSED = { extraHTTPHeaders: { 'Accept-Encoding': 'identity' } };
export const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--force-color-profile=srgb', '--font-render-hinting=none',
  `--disable-features=${OFF}`,
];

/**
 * @typedef {object} Options of one test
 * @property {'wasm' | 'js'} [engine] js: the page whose policy refuses WebAssembly
 * @property {keyof typeof WORDS} [lang]
 * @property {boolean} [touch]
 * @property {boolean} [dark]
 * @property {number} [width]
 * @property {number} [height]
 * @property {RegExp[]} [complaints] console errors that this test provokes
 * @property {Record<string, unknown>} [context] further options of the browser context
 */

export class Shop {
  /** Order ids for which a shopper saw a receipt. @type {Set<string>} */
  receipts = new Set();
  #audited = false;

  static async open(options = {}) {
    const shop = new Shop();
    shop.server = await Server.start(options);
    shop.browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, chromiumSandbox: false,
    });
    after(async () => {
      await shop.browser.close();
      await shop.server.stop();
      assert.ok(shop.#audited, 'a test file ends with shop.audit()');
    });
    return shop;
  }

  /**
   * @param {string} sentence
   * @param {Options} options
   * @param {(shopper: Shopper) => Promise<void>} body
   */
  test(sentence, options, body) {
    test(sentence, { timeout: 120_000 }, async () => {
      const shopper = await this.shopper(options);
      try {
        await body(shopper);
        await shopper.settled();
      } catch (error) {
        await this.#picture(shopper.page, sentence);
        error.message += `\n${shopper.complaints.map((line) => `  page: ${line}`).join('\n')}`;
        throw error;
      } finally {
        await shopper.leave();
      }
    });
  }

  /**
   * A new shopper in a browser of their own.
   * @param {Options} options
   * @returns {Promise<Shopper>}
   */
  async shopper(options = {}) {
    const {
      engine = 'wasm', lang = 'en', touch = false, dark = false, width = touch ? 360 : 1024, height = touch ? 740 : 800,
    } = options;
    const context = await this.browser.newContext({
      viewport: { width, height }, hasTouch: touch, isMobile: touch, locale: WORDS[lang].locale,
      timezoneId: 'America/New_York', colorScheme: dark ? 'dark' : 'light', serviceWorkers: 'block', ...UNCOMPRESSED,
      ...options.context,
    });
    context.setDefaultTimeout(15000);
    await context.addInitScript({ path: SPIES });
    const shopper = new Shopper(this, context, { engine, lang, expected: options.complaints ?? [] });
    await shopper.arrive();
    return shopper;
  }

  async #picture(page, sentence) {
    mkdirSync(PICTURES, { recursive: true });
    const name = `${basename(process.argv[1], '.test.mjs')}-${sentence}`.replace(/[^a-z0-9]+/gi, '-').slice(0, 120);
    await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true, timeout: 5000 }).catch(() => {});
  }

  /** Registered last: what the shop has sold, what was charged and what shoppers were told are one and the same. */
  audit() {
    this.#audited = true;
    test('orders in the database, charges taken and receipts seen are the same', async () => {
      const orders = await this.server.orders(), charges = await this.server.charges();
      assert.deepEqual(orders.map(({ id }) => id).sort(), [...this.receipts].sort(), 'orders and receipts');
      const money = ({ session, total, amount, currency }) => `${session} ${total ?? amount} ${currency.toLowerCase()}`;
      assert.deepEqual(charges.map(money).sort(), orders.map(money).sort(), 'charges and orders');
    });
    test('every call between host, merchant and payment service kept to the protocol', async () => {
      const faults =
        (await this.server.exchanges()).flatMap((exchange) => (is_ucp(exchange) ? ucp_faults : acp_faults)(exchange));
      assert.deepEqual([...new Set(faults.map((fault) => fault.replace(/cs_\w+/, 'cs_…')))].slice(0, 20), []);
    });
  }

  /** How much has been sold and charged so far. */
  async sales() {
    const [orders, charges] = await Promise.all([this.server.orders(), this.server.charges()]);
    return { orders: orders.length, charges: charges.length };
  }

  /** Runs `body` and says how many orders and charges it made. */
  async sold_by(body) {
    const before = await this.sales();
    await body();
    const now = await this.sales();
    return { orders: now.orders - before.orders, charges: now.charges - before.charges };
  }
}

export { WORDS };
