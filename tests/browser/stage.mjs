// The page of all states, in one browser page that is kept: states, looks and widths change without a reload.
// Knows nothing of what a state should be.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { FLAGS, UNCOMPRESSED } from './harness.mjs';
import { Server, TOP } from './server.mjs';

export const STATES = JSON.parse(readFileSync(join(TOP, 'web/pages/states/states.json'), 'utf8'));
export const WIDTHS = [320, 494, 768];

/**
 * A browser with the extension beside this file: only an extension can zoom.
 * @param {object} flags
 * @param {object} looks
 */
async function with_zoom(flags, looks) {
  const extension = fileURLToPath(new URL('./zoom', import.meta.url));
  const args = [...flags.args, `--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
  const context = await chromium.launchPersistentContext('', {
    ...flags, ...looks, args, serviceWorkers: 'allow', ignoreDefaultArgs: ['--disable-extensions'],
  });
  if (context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
  return context;
}

export class Stage {
  /** What the page complained about. @type {string[]} */
  complaints = [];

  /**
   * @param {{context?: object, font?: string, args?: string[], zoomed?: boolean}} [options]
   * font: for pictures that are the same on every machine with it; zoomed: zoom() works
   */
  static async open({ context = {}, font = '', args = [], zoomed = false } = {}) {
    const stage = new Stage();
    stage.server = await Server.start();
    const looks = {
      viewport: { width: 494, height: 900 }, timezoneId: 'UTC', locale: 'en-US', reducedMotion: 'reduce',
      serviceWorkers: 'block', ...UNCOMPRESSED, ...context,
    };
    const flags = {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...args], chromiumSandbox: false,
    };
    const browser = zoomed ? null : await chromium.launch(flags);
    stage.context = browser ? await browser.newContext(looks) : await with_zoom(flags, looks);
    after(async () => {
      await (browser ?? stage.context).close();
      await stage.server.stop();
      assert.deepEqual(stage.complaints, []);
    });
    if (zoomed) [stage.desk] = stage.context.pages();  // a tab of its own behind the page
    stage.context.setDefaultTimeout(30000);
    const page = stage.page = await stage.context.newPage();
    page.on('pageerror', (error) => stage.complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && stage.complaints.push(message.text()));
    await page.addInitScript(() => {
      const { decode } = HTMLImageElement.prototype;
      globalThis.decoding = 0;
      HTMLImageElement.prototype.decode = function counted() {
        ++globalThis.decoding;
        return decode.call(this).finally(() => --globalThis.decoding);
      };
    });
    await page.goto(`${stage.server.host}/states/?bare&state=card-ready`);
    await page.evaluate(async (name) => {
      const sheet = new CSSStyleSheet();
      if (name) sheet.replaceSync(`till-checkout { --till-font: ${name} }`);
      document.adoptedStyleSheets.push(sheet);
      globalThis.states = await import('/states/page.js');
    }, font);
    return stage;
  }

  /** @param {object} wishes as web/pages/states/wishes.js has them */
  async show(wishes) {
    if (wishes.width) await this.page.setViewportSize({ width: wishes.width, height: 900 });
    const fault = await this.page.evaluate(async (asked) => {
      await globalThis.states.show(asked);
      await globalThis.states.settled();
      return document.querySelector('.fault')?.textContent ?? '';
    }, wishes);
    assert.equal(fault, '');
  }

  /** The layer shows itself, or the picture again: what a wish for more contrast does. @param {boolean} wanted */
  async layer(wanted) {
    await this.page.emulateMedia({ contrast: wanted ? 'more' : 'no-preference' });
    await this.page.waitForFunction(
      (mode) => document.querySelector('till-checkout')?.stats.mode === mode, wanted ? 'dom' : 'canvas',
    );
    await this.page.evaluate(() => globalThis.states.settled());
  }

  /** What Ctrl and + do. Of a stage that was opened for it. @param {number} factor */
  async zoom(factor) {
    const [worker] = this.context.serviceWorkers();
    await worker.evaluate(([address, wanted]) => globalThis.zoom(address, wanted), [this.server.host, factor]);
    await this.page.waitForFunction((wanted) => Math.abs(devicePixelRatio - wanted) < 0.01, factor);
    await this.at_rest();
  }

  /**
   * The window as it is composed: what is asked for through the page comes in CSS px of a zoomed page.
   * @returns {Promise<Buffer>}
   */
  async window_picture() {
    const wire = await this.context.newCDPSession(this.page);
    const { data } = await wire.send('Page.captureScreenshot');
    await wire.detach();
    return Buffer.from(data, 'base64');
  }

  /** Every product's picture has been decoded and drawn. */
  async at_rest() {
    await this.page.waitForFunction(() => globalThis.decoding === 0);
    await this.page.evaluate(async () => {
      await globalThis.states.settled();
      await globalThis.states.settled();
    });
  }

  get region() {
    return this.page.locator('till-checkout');
  }
}
