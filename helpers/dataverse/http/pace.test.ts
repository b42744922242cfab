import { expect, test } from '@playwright/test';
import { Pace } from './pace';
import { manualTiming } from './testing/manual-timing';

const answer = (hint?: number) => ({
  headers: new Headers(hint === undefined ? {} : { 'x-ms-dop-hint': String(hint) }),
  isThrottled: false,
});
const throttled = (retryAfter: number) => ({ headers: new Headers(), isThrottled: true, retryAfter });

/** How many of so many callers are let out, if none of them comes back. */
async function letOut(pace: Pace, callers = 100): Promise<number> {
  let out = 0;
  for (let n = 0; n < callers; n += 1) void pace.turn().then(() => (out += 1));
  await settle();
  return out;
}

const settle = () => new Promise(resolve => setImmediate(resolve));

test('as many go out as the last hint allows, and never more than 52', async () => {
  for (const [hint, lanes] of [
    [1, 1],
    [7, 7],
    [48, 48],
    [500, 52],
  ] as const) {
    const pace = new Pace({ timing: manualTiming() });
    (await pace.turn())(answer(hint));

    expect(await letOut(pace), `hint ${hint}`).toBe(lanes);
  }
});

test('a lower hint is obeyed as soon as it comes, and one that is none changes nothing', async () => {
  const pace = new Pace({ timing: manualTiming() });
  (await pace.turn())(answer(20));
  (await pace.turn())(answer(3));
  (await pace.turn())({ headers: new Headers({ 'x-ms-dop-hint': 'many' }), isThrottled: false });

  expect(await letOut(pace)).toBe(3);
});

test('without a hint a few go out, and no more with time', async () => {
  const pace = new Pace({ timing: manualTiming() });
  for (let n = 0; n < 50; n += 1) (await pace.turn())(answer());

  expect(await letOut(pace)).toBe(4);
});

test('whoever has not gone out waits for as long as one of them was asked to wait', async () => {
  const timing = manualTiming();
  const pace = new Pace({ timing });
  (await pace.turn())(answer(8));
  (await pace.turn())(throttled(12_000));

  const out: number[] = [];
  for (let n = 0; n < 8; n += 1) void pace.turn().then(() => out.push(timing.now()));
  await settle();
  expect(out).toEqual([]);
  await timing.pass(11_999);
  expect(out).toEqual([]);
  await timing.pass(1);
  // Half of the eight.
  expect(out).toEqual([12_000, 12_000, 12_000, 12_000]);
});

test('a longer wait that is asked for meanwhile holds those who wait already, and is one throttling with the first', async () => {
  const timing = manualTiming();
  const pace = new Pace({ timing });
  (await pace.turn())(answer(8));
  const [first, second] = [await pace.turn(), await pace.turn()];
  first(throttled(2_000));
  const waiting = pace.turn().then(() => timing.now());
  second(throttled(5_000));

  await timing.pass(2_000);
  await timing.pass(3_000);
  expect(await waiting).toBe(5_000);
  expect(pace.facts).toEqual({ lanes: 4, throttled: 1, heldMs: 5_000 });
});

test('after it was throttled, lanes come back one by one, up to the hint', async () => {
  const timing = manualTiming();
  const pace = new Pace({ timing });
  (await pace.turn())(answer(6));
  (await pace.turn())(throttled(1_000));
  await timing.pass(1_000);
  const lanes: number[] = [];
  for (let n = 0; n < 30; n += 1) {
    (await pace.turn())(answer(6));
    lanes.push(pace.facts.lanes);
  }

  expect(lanes.slice(0, 8)).toEqual([3, 3, 4, 4, 4, 4, 5, 5]);
  expect(Math.max(...lanes)).toBe(6);
  expect(lanes.at(-1)).toBe(6);
});

test('without a hint they come back to as many as went out at first', async () => {
  const timing = manualTiming();
  const pace = new Pace({ timing });
  (await pace.turn())(throttled(1_000));
  await timing.pass(1_000);
  expect(pace.facts.lanes).toBe(2);
  for (let n = 0; n < 30; n += 1) (await pace.turn())(answer());

  expect(pace.facts.lanes).toBe(4);
});

test('however often it is throttled, one goes on', async () => {
  const timing = manualTiming();
  const pace = new Pace({ timing });
  (await pace.turn())(answer(3));
  for (let n = 0; n < 5; n += 1) {
    (await pace.turn())(throttled(1_000));
    await timing.pass(1_000);
  }

  expect(await letOut(pace)).toBe(1);
});

test('a request without an answer makes room for the next one', async () => {
  const pace = new Pace({ timing: manualTiming(), most: 1 });
  const end = await pace.turn();
  const next = pace.turn();
  end();
  end();

  await next;
  expect(await letOut(pace)).toBe(0);
});
