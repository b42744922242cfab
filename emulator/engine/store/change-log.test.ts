import { expect, test } from '@playwright/test';
import { ChangeLog } from './change-log';
import { randomNumbers } from '../testing/book';
import { type Row, type Tombstone } from '../values/row';

/** The log with the store it belongs to. */
function logged() {
  const rows = new Map<string, Row>();
  const log = new ChangeLog(rows);
  let version = 100n;
  const write = (id: string): bigint => {
    version += 1n;
    const row: Row = { table: 'sample_book', id, version, values: new Map() };
    const before = rows.get(id);
    rows.set(id, row);
    log.recordWrite(row, before);
    log.compact();
    return version;
  };
  const remove = (id: string): bigint => {
    version += 1n;
    const before = rows.get(id);
    rows.delete(id);
    log.recordDeletion({ table: 'sample_book', id, version, deletedAt: 0 }, before);
    log.compact();
    return version;
  };
  return { rows, log, write, remove, version: () => version };
}

const ids = (changes: Iterable<Row | Tombstone>): string[] => Array.from(changes, change => change.id);

test('rows come in the order of their last write, each once', () => {
  const { log, write } = logged();
  for (const id of ['a', 'b', 'c', 'a']) write(id);

  expect(ids(log.upserted(0n))).toEqual(['b', 'c', 'a']);
});

test('only what came after the version is there', () => {
  const { log, write, remove } = logged();
  write('a');
  remove('a');
  const since = write('b');
  write('c');
  write('d');
  remove('d');

  expect(ids(log.upserted(since))).toEqual(['c']);
  expect(ids(log.deleted(since))).toEqual(['d']);
});

test('an upper bound leaves out what came later', () => {
  const { log, write, remove } = logged();
  write('a');
  const upTo = write('b');
  write('a');
  remove('b');

  expect(ids(log.upserted(0n, upTo))).toEqual([]);
  expect(ids(log.deleted(0n, upTo))).toEqual([]);
});

test('a row created and deleted in between is a deletion only', () => {
  const { log, write, remove } = logged();
  write('a');
  remove('a');

  expect(ids(log.upserted(0n))).toEqual([]);
  expect(ids(log.deleted(0n))).toEqual(['a']);
});

test('a row deleted and created again is an upserted row only', () => {
  const { log, write, remove } = logged();
  write('a');
  remove('a');
  write('a');

  expect(ids(log.upserted(0n))).toEqual(['a']);
  expect(ids(log.deleted(0n))).toEqual([]);
});

test('a row deleted twice is one deletion, at the place of the later one', () => {
  const { log, write, remove } = logged();
  for (const id of ['a', 'b']) write(id);
  remove('a');
  remove('b');
  write('a');
  remove('a');

  expect(ids(log.deleted(0n))).toEqual(['b', 'a']);
});

test('a log of many writes to few rows stays small', () => {
  const { log, write, remove } = logged();
  for (let round = 0; round < 2_000; round += 1) {
    write(`row${round % 10}`);
    if (round % 7 === 0) remove(`row${round % 10}`);
  }

  expect(log.length).toBeLessThanOrEqual(2 * 64);
  expect(ids(log.upserted(0n)).length + ids(log.deleted(0n)).length).toBe(10);
});

test('of what came after the version the first ones are there, and no row behind them is looked at', () => {
  const rows = new Map<string, Row>();
  const log = new ChangeLog(rows);
  let looks = 0;
  for (let version = 1n; version <= 1_000n; version += 1n) {
    const row: Row = { table: 'sample_book', id: `row${version}`, version, values: new Map() };
    const watched = new Proxy(row, {
      has: (target, name) => {
        looks += 1;
        return name in target;
      },
    });
    rows.set(row.id, watched);
    log.recordWrite(watched);
  }

  expect(ids(log.upserted(500n, undefined, 3))).toEqual(['row501', 'row502', 'row503']);
  expect(looks).toBe(3);
  expect(ids(log.upserted(500n, 502n, 3))).toEqual(['row501', 'row502']);
  expect(log.upserted(500n, undefined, 0)).toEqual([]);
});

test('of the deletions after the version the first ones are there that are still gone', () => {
  const { log, write, remove } = logged();
  for (const id of ['a', 'b', 'c', 'd']) write(id);
  for (const id of ['a', 'b', 'c', 'd']) remove(id);
  write('b');

  expect(ids(log.deleted(0n, undefined, 2))).toEqual(['a', 'c']);
  expect(ids(log.deleted(0n, undefined, 9))).toEqual(['a', 'c', 'd']);
});

test('what was written is taken back, the newest first', () => {
  const rows = new Map<string, Row>();
  const log = new ChangeLog(rows);
  const row = (id: string, version: bigint): Row => ({ table: 'sample_book', id, version, values: new Map() });
  const first = row('a', 1n);
  log.recordWrite(first);
  const second = row('a', 2n);
  const undoSecond = log.recordWrite(second, first);
  const undoDeletion = log.recordDeletion({ table: 'sample_book', id: 'a', version: 3n, deletedAt: 0 }, second);
  const versions = () => [...log.upserted(0n), ...log.deleted(0n)].map(({ version }) => version);
  expect(versions()).toEqual([3n]);
  undoDeletion();
  expect(versions()).toEqual([2n]);
  undoSecond();
  expect(versions()).toEqual([1n]);
});

/** The rule without any cleverness: the last event of each id after the version. */
function naive(events: readonly { id: string; version: bigint; isDeletion: boolean }[], since: bigint, upTo: bigint) {
  const last = new Map(events.map(event => [event.id, event]));
  const seen = [...last.values()].filter(({ version }) => version > since && version <= upTo);
  seen.sort((a, b) => Number(a.version - b.version));
  return {
    upserted: seen.filter(({ isDeletion }) => !isDeletion).map(({ id }) => id),
    deleted: seen.filter(({ isDeletion }) => isDeletion).map(({ id }) => id),
  };
}

test('random histories give what a naive reading of them gives', () => {
  for (const seed of [1, 20_260_131, 77_777]) {
    const random = randomNumbers(seed);
    const { rows, log, write, remove, version } = logged();
    const events: { id: string; version: bigint; isDeletion: boolean }[] = [];

    for (let round = 0; round < 1_500; round += 1) {
      const id = `row${Math.floor(random() * 40)}`;
      const isDeletion = rows.has(id) && random() < 0.4;
      events.push({ id, version: isDeletion ? remove(id) : write(id), isDeletion });
      if (round % 5 !== 0) continue;
      const since = 100n + BigInt(Math.floor(random() * (round + 2)));
      const upTo = random() < 0.5 ? version() : since + BigInt(Math.floor(random() * 50));
      const found = { upserted: ids(log.upserted(since, upTo)), deleted: ids(log.deleted(since, upTo)) };
      expect(found, `seed ${seed}, round ${round}`).toEqual(naive(events, since, upTo));
    }
  }
});
