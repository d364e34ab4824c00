// The loop with a clock that the test turns by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Loop } from '../../web/engine/loop.js';

function world() {
  /** @type {FrameRequestCallback | null} */
  let wanted = null;
  const clock = { time: 0, asked: 0 };
  const loop = new Loop({
    raf: (f) => {
      wanted = f;
      return ++clock.asked;
    },
    cancel: () => { wanted = null; },
    now: () => clock.time,
  });
  const turn = () => {
    const f = wanted;
    wanted = null;
    f?.(clock.time);
    return f !== null;
  };
  const widget = (/** @type {object} */ more = {}) => ({
    visible: true, drawn: 0, cost: 1, moving: 0,
    draw() {
      clock.time += this.cost;
      ++this.drawn;
      return this.moving-- > 0;
    },
    ...more,
  });
  return { loop, clock, turn, widget };
}

test('nothing is asked for while nothing is dirty', () => {
  const { loop, clock, turn, widget } = world();
  const one = widget();
  assert.equal(clock.asked, 0);
  loop.mark(one);
  loop.mark(one);
  assert.equal(clock.asked, 1);
  assert.ok(turn());
  assert.ok(!turn());
  assert.deepEqual([one.drawn, loop.running], [1, false]);
});

test('what moves is drawn until it rests', () => {
  const { loop, turn, widget } = world();
  const one = widget({ moving: 2 });
  loop.mark(one);
  while (turn());
  assert.equal(one.drawn, 3);
});

test('what moves off screen waits until it is seen', () => {
  const { loop, turn, widget } = world();
  const one = widget({ moving: 5, visible: false });
  loop.mark(one);
  while (turn());
  assert.equal(one.drawn, 1);
  one.visible = true;
  loop.wake(one);
  while (turn());
  assert.equal(one.drawn, 6);
});

test('fifty widgets share the frames, those on screen first', () => {
  const { loop, clock, turn, widget } = world();
  const hidden = Array.from({ length: 49 }, () => widget({ visible: false, cost: 5 })), seen = widget({ cost: 5 });
  for (const one of [...hidden, seen]) loop.mark(one);
  turn();
  assert.equal(seen.drawn, 1);
  assert.ok(hidden.filter(({ drawn }) => drawn).length < 4);
  while (turn());
  assert.ok(hidden.every(({ drawn }) => drawn === 1));
  assert.ok(clock.asked > 10);
});

test('what moves in sight does not keep the rest waiting for ever', () => {
  const { loop, turn, widget } = world();
  const seen = Array.from({ length: 3 }, () => widget({ cost: 5, moving: 1000 }));
  const hidden = Array.from({ length: 4 }, () => widget({ visible: false, cost: 5 }));
  for (const one of [...seen, ...hidden]) loop.mark(one);
  for (let count = 0; count < 8; ++count) turn();
  assert.ok(hidden.every(({ drawn }) => drawn === 1));
  assert.ok(seen.every(({ drawn }) => drawn >= 2));
});

test('a dropped widget is not drawn and leaves no request behind', () => {
  const { loop, turn, widget } = world();
  const one = widget();
  loop.mark(one);
  loop.drop(one);
  assert.deepEqual([turn(), one.drawn, loop.running], [false, 0, false]);
});
