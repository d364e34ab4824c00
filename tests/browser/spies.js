// Runs in every page before its own scripts and writes down what the browser is asked for: contexts, frames, draws,
// engine instances and their memory, activations, orders, policy violations. Changes no behaviour. Knows nothing of
// tests.
(() => {
  const spy = {
    contexts: 0, frames_asked: 0, draws: 0, pictures: 0, opened: 0, closed: 0,
    memories: [], activations: [], phases: [],
  };
  Object.defineProperty(globalThis, '__spy', { value: spy });

  const tell = (kind, detail) => globalThis.__told?.(kind, detail);

  const seen = new WeakSet();
  for (const kind of [HTMLCanvasElement, globalThis.OffscreenCanvas].filter(Boolean)) {
    const original = kind.prototype.getContext;
    kind.prototype.getContext = function (type, ...rest) {
      const context = original.call(this, type, ...rest);
      if (context && /^webgl/.test(type) && !seen.has(context)) {
        seen.add(context);
        ++spy.contexts;
      }
      return context;
    };
  }
  const wrap = (owner, name, note) => {
    if (!owner?.[name]) return;
    const original = owner[name];
    owner[name] = function (...args) {
      note(...args);
      return original.apply(this, args);
    };
  };
  spy.next_frame = requestAnimationFrame.bind(globalThis);  // not counted
  wrap(globalThis, 'requestAnimationFrame', () => ++spy.frames_asked);
  wrap(globalThis.WebGL2RenderingContext?.prototype, 'drawElements', () => ++spy.draws);
  wrap(globalThis.WebGL2RenderingContext?.prototype, 'drawElementsInstanced', () => ++spy.draws);
  wrap(globalThis.ImageBitmapRenderingContext?.prototype, 'transferFromImageBitmap', () => ++spy.pictures);

  const watch = (exports) => {
    spy.memories.push(() => exports.memory.buffer);
    const counted = { till_open: 'opened', till_close: 'closed' };
    return new Proxy({ ...exports }, {
      get(target, name) {
        if (name === 'memory') return exports.memory;
        if (!(name in counted)) return target[name];
        return (...args) => {
          ++spy[counted[name]];
          return target[name](...args);
        };
      },
    });
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await original.apply(WebAssembly, args);
      return made.instance ? { module: made.module, instance: { exports: watch(made.instance.exports) } } : made;
    };
  }
  // The form without WebAssembly keeps its memory in one big ArrayBuffer.
  const Buffer = globalThis.ArrayBuffer;
  globalThis.ArrayBuffer = new Proxy(Buffer, {
    construct(target, args, made_by) {
      const made = Reflect.construct(target, args, made_by);
      if (args[0] >= 1 << 20) spy.memories.push(() => made);
      return made;
    },
  });

  addEventListener(
    'securitypolicyviolation',
    (event) => tell('violation', `${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile ?? ''}`), true,
  );
  addEventListener('click', (event) => {
    if (event.isTrusted) {
      spy.activations.push((event.composedPath()[0]?.closest?.('[role],button,a')?.getAttribute('aria-label')
        ?? event.composedPath()[0]?.textContent ?? '').trim());
    }
  }, true);
  addEventListener('till-order', (event) => tell('order', event.detail), true);
  addEventListener('till-phase', (event) => spy.phases.push(event.detail.phase), true);
})();
