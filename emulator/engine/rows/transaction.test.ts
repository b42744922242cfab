import { expect, test } from '@playwright/test';
import { newGuid } from '../values/guid';
import { type Organization } from '../organization';
import { bookOrganization, randomNumbers, values } from '../testing/book';
import { UndoJournal } from '../store/undo-journal';

class Rollback extends Error {}

const table = 'sample_book';

/** What clients can see of the books: rows, deltas since two moments, and which row each code leads to. */
function visible({ rows, changes, tables }: Organization, since: bigint) {
  const key = tables.require(table).keys.get('sample_bookcode');
  if (key === undefined) throw new Error('The book table has lost its key.');
  const codes = Array.from({ length: 12 }, (_, code) => values({ sample_bookcode: `c${code}` }));
  return {
    rows: [...rows.scan(table)].sort((a, b) => (a.id < b.id ? -1 : 1)),
    all: changes.changesSince(table, 1n),
    delta: changes.changesSince(table, since),
    byCode: codes.map(code => rows.findByKey(table, key, code)?.id),
  };
}

/** Few ids, so that rows are deleted and created again under the same one. */
const pool = Array.from({ length: 10 }, () => newGuid());

/** One write of any kind; what the engine refuses is not a write. */
function writeAnything(organization: Organization, random: () => number): void {
  const { rows, system } = organization;
  const ids = [...rows.scan(table)].map(row => row.id);
  const id = ids[Math.floor(random() * ids.length)];
  const written = values({ sample_bookcode: `c${Math.floor(random() * 12)}`, sample_pages: Math.floor(random() * 9) });
  try {
    const chosen = pool[Math.floor(random() * 2 * pool.length)];
    if (id === undefined || random() < 0.4)
      rows.create(table, written, system, chosen === undefined ? {} : { id: chosen });
    else if (random() < 0.6) rows.update(table, id, written, system);
    else rows.remove(table, id, system);
  } catch {
    return;
  }
}

test('a transaction that fails leaves rows, deltas and keys as they were, whatever it wrote', () => {
  for (const seed of [3, 41, 20_261_123]) {
    const random = randomNumbers(seed);
    const organization = bookOrganization();
    for (let round = 0; round < 60; round += 1) writeAnything(organization, random);
    const since = organization.changes.currentVersion;
    for (let round = 0; round < 20; round += 1) writeAnything(organization, random);

    const before = visible(organization, since);
    // Far more writes than rows: the log would be compacted were it not for the transaction.
    const failing = () =>
      organization.transaction(() => {
        for (let round = 0; round < 400; round += 1) writeAnything(organization, random);
        throw new Rollback();
      });
    expect(failing).toThrow(Rollback);

    expect(visible(organization, since), `seed ${seed}`).toEqual(before);
  }
});

test('a transaction that succeeds keeps what it wrote', () => {
  const organization = bookOrganization();
  const row = organization.transaction(() =>
    organization.rows.create(table, values({ sample_name: 'Kept' }), organization.system),
  );

  expect(organization.rows.get(table, row.id)).toBe(row);
});

test('links that a deletion removed are back after a rollback', () => {
  const organization = bookOrganization();
  const { rows, system } = organization;
  const account = rows.create('account', values({ name: 'Publisher' }), system);
  const book = rows.create(table, values({ sample_publisher: { table: 'account', id: account.id } }), system);

  expect(() =>
    organization.transaction(() => {
      rows.remove('account', account.id, system);
      expect(rows.get(table, book.id)?.values.has('sample_publisher')).toBe(false);
      throw new Rollback();
    }),
  ).toThrow(Rollback);

  expect(rows.get('account', account.id)).toBe(account);
  expect(rows.get(table, book.id)).toBe(book);
});

test('row versions used by a rolled back transaction are not used again', () => {
  const organization = bookOrganization();
  const { rows, system } = organization;
  let used = 0n;
  expect(() =>
    organization.transaction(() => {
      used = rows.create(table, values({}), system).version;
      throw new Rollback();
    }),
  ).toThrow(Rollback);

  expect(rows.create(table, values({}), system).version).toBeGreaterThan(used);
});

test('a failed part of a transaction is undone alone when the rest goes on', () => {
  const organization = bookOrganization();
  const { rows, system } = organization;
  const kept = organization.transaction(() => {
    const first = rows.create(table, values({ sample_bookcode: 'first' }), system);
    expect(() =>
      organization.transaction(() => {
        rows.update(table, first.id, values({ sample_bookcode: 'second' }), system);
        throw new Rollback();
      }),
    ).toThrow(Rollback);
    return first;
  });

  expect(rows.get(table, kept.id)).toBe(kept);
});

test('a promise is refused, and what was written before it came is undone', () => {
  const organization = bookOrganization();
  const { rows, system } = organization;
  const asynchronous = () => organization.transaction(() => Promise.resolve(rows.create(table, values({}), system)));

  expect(asynchronous).toThrow(RangeError);
  expect(rows.count(table)).toBe(0);
});

test('outside of a transaction the journal notes nothing', () => {
  const journal = new UndoJournal();
  let undone = 0;
  journal.note(() => (undone += 1));
  expect(() =>
    journal.run(() => {
      throw new Rollback();
    }),
  ).toThrow(Rollback);

  expect(undone).toBe(0);
  expect(journal.isOpen).toBe(false);
});
