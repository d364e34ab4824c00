// One HTTP exchange on timers of its own: the runtime's fetch keeps time by the clock that the harness takes over.
// Knows nothing of what is sent.
import { Agent, request } from 'node:http';

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/**
 * @param {string} url
 * @param {{method?: string, headers?: Record<string, string>, body?: string}} [asked]
 * @returns {Promise<Response>}
 */
export function exchange(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method, headers: body === undefined ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) }, agent,
    }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('aborted', () => reject(new TypeError('the answer was cut off')));
      answer.on('end', () => {
        const given = new Headers();
        for (const name of ['content-type', 'retry-after']) {
          if (answer.headers[name]) given.set(name, String(answer.headers[name]));
        }
        resolve(new Response(Buffer.concat(parts), { status: answer.statusCode, headers: given }));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
