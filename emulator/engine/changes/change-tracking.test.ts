import { expect, test } from '@playwright/test';
import { type Change, type ChangeCursor, minimumVersion } from './change-tracking';
import { type Organization } from '../organization';
import { bookOrganization, randomNumbers, values } from '../testing/book';

const add = ({ rows, system }: Organization, name: string): string =>
  rows.create('sample_book', values({ sample_name: name }), system).id;

const rename = ({ rows, system }: Organization, id: string, name: string): void => {
  rows.update('sample_book', id, values({ sample_name: name }), system);
};

const nameOf = (change: Change): string =>
  change.kind === 'upserted' ? textOf(change.row.values.get('sample_name')) : `-${change.tombstone.id}`;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads page by page, and lets the caller write in between. */
function readPages(organization: Organization, since: bigint, size: number, between: () => void = () => undefined) {
  const upTo = organization.changes.currentVersion;
  const names: string[] = [];
  let after: ChangeCursor | undefined;
  do {
    const page = organization.changes.page('sample_book', { since, upTo, after }, size);
    expect(page.changes.length).toBeLessThanOrEqual(size);
    names.push(...page.changes.map(nameOf));
    after = page.next;
    if (after !== undefined) between();
  } while (after !== undefined);
  return { names, token: organization.changes.issueToken(upTo) };
}

test('the initial read is every row, ascending by version, without deletions', () => {
  const organization = bookOrganization();
  const [first = ''] = ['a', 'b', 'c'].map(name => add(organization, name));
  organization.rows.remove('sample_book', add(organization, 'd'), organization.system);
  rename(organization, first, 'a2');

  const { upserted, deleted } = organization.changes.changesSince('sample_book', minimumVersion);

  expect(upserted.map(row => row.values.get('sample_name'))).toEqual(['b', 'c', 'a2']);
  expect(deleted).toEqual([]);
  expect(readPages(organization, minimumVersion, 2).names).toEqual(['b', 'c', 'a2']);
});

test('a delta is what came after the token: upserted rows first, deletions last', () => {
  const organization = bookOrganization();
  const { changes, rows, system } = organization;
  const ids = ['a', 'b', 'c'].map(name => add(organization, name));
  const token = changes.issueToken();
  rows.remove('sample_book', String(ids[0]), system);
  rename(organization, String(ids[1]), 'b2');
  add(organization, 'd');

  const since = changes.start('sample_book', token);
  const delta = changes.page('sample_book', { since }, Infinity).changes.map(nameOf);

  expect(delta).toEqual(['b2', 'd', `-${String(ids[0])}`]);
  expect(changes.count('sample_book', since)).toBe(3);
});

test('a delta right after its token is empty', () => {
  const organization = bookOrganization();
  add(organization, 'a');
  const since = organization.changes.start('sample_book', organization.changes.issueToken());

  expect(organization.changes.page('sample_book', { since }, 10)).toEqual({ changes: [], next: undefined });
});

test('changes of other tables are not in a delta', () => {
  const organization = bookOrganization();
  const since = organization.changes.currentVersion;
  organization.rows.create('account', values({ name: 'Fabrikam' }), organization.system);

  expect(organization.changes.count('sample_book', since)).toBe(0);
  expect(organization.changes.count('account', since)).toBe(1);
});

test('pages put together are the whole, across the border to the deletions', () => {
  const organization = bookOrganization();
  const since = organization.changes.currentVersion;
  const ids = ['a', 'b', 'c', 'd', 'e'].map(name => add(organization, name));
  for (const id of ids.slice(0, 3)) organization.rows.remove('sample_book', id, organization.system);

  rename(organization, String(ids[3]), 'd2');

  const expected = ['e', 'd2', ...ids.slice(0, 3).map(id => `-${id}`)];
  expect([1, 2, 3, 4, 5, 6].map(size => readPages(organization, since, size).names)).toEqual(
    Array.from({ length: 6 }, () => expected),
  );
});

test('a last page that is exactly full has no next one', () => {
  const organization = bookOrganization();
  const since = organization.changes.currentVersion;
  for (const name of ['a', 'b', 'c', 'd']) add(organization, name);

  const first = organization.changes.page('sample_book', { since }, 2);
  const second = organization.changes.page('sample_book', { since, after: first.next }, 2);

  expect(first.next).toBeDefined();
  expect(second.changes.map(nameOf)).toEqual(['c', 'd']);
  expect(second.next).toBeUndefined();
});

/** A client that keeps a copy by deltas while somebody else writes between its pages. */
function copyUnderWrites(seed: number): { copy: unknown[]; truth: unknown[] } {
  const random = randomNumbers(seed);
  const organization = bookOrganization();
  const copy = new Map<string, string>();
  const ids: string[] = [];
  const disturb = (): void => {
    for (let round = 0; round < 3; round += 1) {
      const at = Math.floor(random() * ids.length);
      const id = ids[at];
      if (id === undefined || random() < 0.6) ids.push(add(organization, `n${random()}`));
      else if (random() < 0.5) rename(organization, id, `r${random()}`);
      else organization.rows.remove('sample_book', ids.splice(at, 1)[0] ?? '', organization.system);
    }
  };
  const synchronize = (since: bigint, between: () => void): bigint => {
    const upTo = organization.changes.currentVersion;
    for (let after: ChangeCursor | undefined, more = true; more; more = after !== undefined) {
      const page = organization.changes.page('sample_book', { since, upTo, after }, 4);
      for (const change of page.changes) {
        if (change.kind === 'deleted') copy.delete(change.tombstone.id);
        else copy.set(change.row.id, nameOf(change));
      }
      after = page.next;
      between();
    }
    return upTo;
  };

  let since = minimumVersion;
  for (let round = 0; round < 40; round += 1) since = synchronize(since, disturb);
  synchronize(since, () => undefined);
  const truth = Array.from(organization.rows.scan('sample_book'), row => [row.id, row.values.get('sample_name')]);
  return { copy: [...copy].sort(), truth: truth.sort() };
}

test('nothing that is written while paging is lost', () => {
  for (const seed of [3, 4711]) {
    const { copy, truth } = copyUnderWrites(seed);
    expect(truth.length).toBeGreaterThan(10);
    expect(copy, `seed ${seed}`).toEqual(truth);
  }
});
