// Widgets without a chat: mounted on the page by a test, with a catalog of its own and a bridge that answers from a
// list.
// Knows nothing of what is sold.

/** Keeps the page and its policy, drops the chat. @param {import('./shopper.mjs').Shopper} shopper */
export async function bare_page(shopper) {
  await shopper.visit();
  await shopper.page.evaluate(async () => {
    document.body.replaceChildren(Object.assign(document.createElement('main'), { id: 'stage' }));
    const title = document.createElement('h1');
    title.textContent = 'Stage';
    document.querySelector('main').append(title);
    const { HttpBridge } = await import('/till/bridges/http.js');
    const { SandboxGateway } = await import('/till/gateways/sandbox.js');
    await import('/till/till.js');
    globalThis.stage = { HttpBridge, SandboxGateway };
  });
}

/**
 * Puts up `count` widgets and waits until each is ready.
 * @param {import('./shopper.mjs').Shopper} shopper
 * @param {{catalog: object, count?: number, engine?: string, lang?: string, theme?: string}} what
 */
export async function mount(shopper, {
  catalog, count = 1, engine = 'auto', lang = 'en-US', theme = 'light', replies = null, buyer = null, methods = null,
}) {
  await shopper.page.evaluate(async ({ catalog, count, engine, lang, theme, replies, buyer, methods }) => {
    const ready = [];
    for (let index = 0; index < count; ++index) {
      const element = document.createElement('till-checkout');
      element.setAttribute('engine', engine);
      element.setAttribute('lang', lang);
      element.setAttribute('theme', theme);
      element.setAttribute('store', `stage-${index}-${engine}`);
      if (replies) {
        let turn = 0;
        element.bridge = {
          call: async () => replies[Math.min(turn++, replies.length - 1)], buyer: async () => buyer,
          store: { get: () => null, set: () => {} },
        };
        element.gateways = [{
          handlers: ['card_northpay', 'wallet_hopwallet'], list: async () => methods,
          requestToken: () => new Promise(() => {}),
        }];
      } else {
        element.bridge = new globalThis.stage.HttpBridge({ base: '/api' });
        element.gateways = [new globalThis.stage.SandboxGateway({ base: '/api' })];
      }
      element.catalog = catalog;
      ready.push(new Promise((resolve, reject) => {
        element.addEventListener('till-ready', resolve, { once: true });
        element.addEventListener('till-error', (event) =>
          reject(new Error(JSON.stringify(event.detail))), { once: true });
      }));
      document.querySelector('main').append(element);
    }
    await Promise.all(ready);
  }, { catalog, count, engine, lang, theme, replies, buyer, methods });
}

/**
 * Waits until no picture is asked for any more, and the last one asked for is on screen.
 * @param {import('./shopper.mjs').Shopper} shopper
 */
export async function at_rest(shopper) {
  let last = -1;
  for (let turn = 0; turn < 100; ++turn) {
    const now = await shopper.page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      // a busy machine draws later than it is asked
      for (let frame = 0; frame < 2; ++frame) await new Promise((resolve) => __spy.next_frame(resolve));
      return __spy.frames_asked;
    });
    if (now === last) return;
    last = now;
  }
  throw new Error('the page never comes to rest');
}
