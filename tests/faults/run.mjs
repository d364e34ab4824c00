// Runs schedules by their seeds against one real server, and audits them in batches. Knows nothing of test runners.
import { Server } from '../browser/server.mjs';
import { exchange } from './line.mjs';
import { start_engine } from './page.mjs';
import { DIALECTS, Schedule, audit } from './schedule.mjs';

const WISHES = ['cabin bag under $200', 'running shoes', 'bedside lamp', 'headphones', 'gift for a friend'];

const name_of = ({ protocol, binding }) => [protocol, binding].filter(Boolean).join(' ');

/**
 * @param {{seeds: number[], batch?: number, progress?: (done: number) => void}} options
 * @returns {Promise<{problems: string[], schedules: number, consents: number, orders: number, kills: number, calls:
 *   number, sold: Record<string, number>}>} `sold`: orders by dialect
 */
export async function run_schedules({ seeds, batch = 50, progress = () => {} }) {
  let server = await Server.start(), visitor = await server.visitor(), kills = 0;
  const engine = await start_engine();
  const catalogs = [];
  for (const wish of WISHES) {
    const { catalog } = await visitor.search(wish);
    if (catalog?.products?.length) catalogs.push(catalog);
  }
  const world = {
    engine, catalogs, server: () => server, visitor: () => visitor,
    set_stock: (item, quantity) => exchange(`${server.merchant}/test/stock`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ item, quantity }),
    }),
    restart: async () => {
      ++kills;
      const data = await server.kill();
      server = await Server.start({ data });
      visitor = Object.assign(visitor, { host: server.host });
    },
  };
  const totals = {
    problems: [], schedules: 0, consents: 0, orders: 0, kills: 0, calls: 0,
    sold: Object.fromEntries(DIALECTS.map((dialect) => [name_of(dialect), 0])),
  };
  let beliefs = [];
  for (const [index, seed] of seeds.entries()) {
    const schedule = new Schedule(seed, world);
    try {
      beliefs.push(await schedule.run());
    } catch (error) {
      totals.problems.push(`seed ${seed}: ${error.stack}\n    ${schedule.story.join('\n    ')}`);
      beliefs.push({
        seed, dialect: schedule.dialect, sessions: schedule.sessions, orders: schedule.orders,
        consents: schedule.consents, story: schedule.story, broken: true,
      });
    }
    ++totals.schedules;
    totals.calls += schedule.story.filter((line) => /^(GET|POST|PUT)/.test(line)).length;
    if (beliefs.length === batch || index === seeds.length - 1) {
      const mine = new Set(beliefs.flatMap(({ sessions }) => [...sessions]));
      const of_batch = (rows) => rows.filter(({ session }) => mine.has(session));
      const orders = of_batch(await server.orders()), charges = of_batch(await server.charges());
      totals.problems.push(...audit(beliefs.filter(({ broken }) => !broken), orders, charges));
      totals.consents += beliefs.reduce((sum, { consents }) => sum + consents.length, 0);
      totals.orders += orders.length;
      for (const { session } of orders) {
        const belief = beliefs.find(({ sessions }) => sessions.has(session));
        if (belief) ++totals.sold[name_of(belief.dialect)];
      }
      beliefs = [];
      progress(index + 1);
    }
  }
  totals.kills = kills;
  await server.stop();
  return totals;
}
