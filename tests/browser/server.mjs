// The servers that a test buys from: one program on free ports, with a fresh database, and the questions tests may ask
// it.
// Knows nothing of browsers.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const TOP = fileURLToPath(new URL('../..', import.meta.url));
// Either may be another build of the same: the one with sanitizers, say.
const PROGRAM = process.env.TILL_MERCHANT ?? join(TOP, 'build/native/tests/merchant/till_merchant');
const SITE = process.env.TILL_SITE ?? join(TOP, 'build/site');

/** Asks until the answer is what it should be; states are waited for, never times. */
export async function until(what, ask, wanted = Boolean, patience_ms = 30000) {
  const end = Date.now() + patience_ms;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) assert.fail(`never came true: ${what}; last answer ${JSON.stringify(answer)?.slice(0, 600)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export class Server {
  #process;
  #data;
  #said = [];
  #left = false;

  /** @returns {Promise<Server>} */
  static async start({
    site = SITE, program = PROGRAM, args = [], data = mkdtempSync(join(tmpdir(), 'till-test-')),
  } = {}) {
    for (const path of [program, site]) assert.ok(existsSync(path), `not built: ${path}`);
    const server = new Server();
    server.#data = data;
    server.#process = spawn(program, [
      '--site', site, '--catalog', join(TOP, 'tests/merchant/catalog'), '--data', server.#data,
      '--port-host', '0', '--port-merchant', '0', '--port-psp', '0', '--test-controls', ...args,
    ], { cwd: TOP, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = createInterface({ input: server.#process.stdout });
    server.#process.stderr.on('data', (text) => server.#said.push(String(text)));
    const first = await new Promise((resolve, reject) => {
      lines.once('line', resolve);
      server.#process.once(
        'exit', (code) => reject(new Error(`the server left with ${code}: ${server.#said.join('')}`)),
      );
      server.#process.once('error', reject);
    });
    lines.on('line', (line) => server.#said.push(`${line}\n`));
    server.#process.removeAllListeners('exit');
    server.#process.on('exit', () => (server.#left = true));
    Object.assign(server, JSON.parse(first));  // host, merchant, psp
    return server;
  }

  /** What the server printed, newest last. */
  get said() {
    return this.#said.join('');
  }

  async stop() {
    assert.ok(!this.#left, `the server fell over during the tests: ${this.said.slice(-2000)}`);
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await gone;
    rmSync(this.#data, { recursive: true, force: true });
  }

  /** As a power cut would: no time to tidy up. @returns {Promise<string>} where the databases lie, for another start */
  async kill() {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await gone;
    return this.#data;
  }

  async #json(url, options) {
    const response = await fetch(url, options);
    const text = await response.text();
    assert.ok(response.ok, `${options?.method ?? 'GET'} ${url}: ${response.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : {};
  }

  #post(url, body) {
    return this.#json(url, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
  }

  /** Orders in the merchant's database. */
  async orders() {
    return (await this.#json(`${this.merchant}/test/orders`)).orders;
  }

  /** Money really taken, at the payment service. */
  async charges() {
    return (await this.#json(`${this.psp}/test/charges`)).charges;
  }

  /** Every call the host made to merchant and payment service. */
  async exchanges() {
    return (await this.#json(`${this.host}/test/log`)).exchanges;
  }

  async stock(item, quantity) {
    return quantity === undefined
      ? (await this.#json(`${this.merchant}/test/stock?item=${encodeURIComponent(item)}`)).quantity
      : this.#post(`${this.merchant}/test/stock`, { item, quantity });
  }

  end_browser_sessions() {
    return this.#post(`${this.host}/test/sessions/expire`, {});
  }

  /** A shopper without a browser: the host's API with its cookie and header. */
  async visitor() {
    const landing = await fetch(`${this.host}/`);
    const cookie = (landing.headers.get('set-cookie') ?? '').split(';')[0];
    await landing.text();
    return new Visitor(this.host, cookie);
  }
}

/** Speaks to the host's API as the page does. */
export class Visitor {
  constructor(host, cookie) {
    this.host = host;
    this.cookie = cookie;
  }

  async call(method, path, body, headers = {}) {
    const response = await fetch(`${this.host}/api${path}`, {
      method,
      headers: {
        'Till-Client': '1', Cookie: this.cookie, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  }

  get(path) {
    return this.call('GET', path);
  }

  post(path, body, headers) {
    return this.call('POST', path, body, { 'Idempotency-Key': crypto.randomUUID(), ...headers });
  }

  async search(q, locale = 'en-US') {
    const { status, body } = await this.post('/search', { q, locale });
    assert.equal(status, 200);
    return body;
  }
}
