import { expect, test } from '@playwright/test';
import { Clock } from '../clock';
import { formatDateTime } from '../values/date-time';
import { newGuid } from '../values/guid';
import { bookOrganization, values } from '../testing/book';

/** An organization with a caller of its own. */
function start() {
  const clock = new Clock();
  const organization = bookOrganization({ clock });
  const caller = organization.applicationUser(newGuid(), 'app');
  const create = (record: Parameters<typeof values>[0], id?: string) =>
    organization.rows.create('sample_book', values(record), caller, id === undefined ? {} : { id });
  return { organization, rows: organization.rows, caller, clock, create };
}

test('a new row carries the values that the server makes', () => {
  const { organization, clock, caller, create } = start();
  const before = formatDateTime(clock.now());
  const row = create({ sample_name: 'One' });
  const user = { table: 'systemuser', id: caller.userId };

  expect(Object.fromEntries(row.values)).toMatchObject({
    sample_bookid: row.id,
    sample_name: 'One',
    createdby: user,
    modifiedby: user,
    ownerid: user,
    owninguser: user,
    owningbusinessunit: { table: 'businessunit', id: organization.businessUnitId },
    statecode: 0,
    statuscode: 1,
    versionnumber: row.version,
  });
  expect([before, formatDateTime(clock.now())]).toContain(row.values.get('createdon'));
  expect(row.values.get('modifiedon')).toBe(row.values.get('createdon'));
  expect(row.values.has('createdonbehalfby')).toBe(false);
});

test('a client may choose the id, in either place and in either case', () => {
  const { rows, create } = start();
  const [first, second] = [newGuid(), newGuid()];

  expect(create({}, first.toUpperCase()).id).toBe(first);
  expect(create({ sample_bookid: second }).id).toBe(second);
  expect(rows.get('sample_book', second.toUpperCase())?.id).toBe(second);
});

test('a taken id is refused, and nothing is written', () => {
  const { organization, rows, create } = start();
  const { id } = create({ sample_name: 'One' });
  const version = organization.changes.currentVersion;

  expect(() => create({ sample_name: 'Two' }, id)).toThrow(expect.objectContaining({ status: 412, code: 0x80040237 }));
  expect(rows.get('sample_book', id)?.values.get('sample_name')).toBe('One');
  expect(organization.changes.currentVersion).toBe(version);
});

test('an id that is none, or the one of zeros, is refused', () => {
  const { create } = start();

  expect(() => create({}, 'one')).toThrow(expect.objectContaining({ status: 400 }));
  expect(() => create({}, '00000000-0000-0000-0000-000000000000')).toThrow('Expected non-empty Guid.');
  expect(() => create({ sample_bookid: 7 })).toThrow(expect.objectContaining({ status: 400 }));
});

test('each write takes the next version of the whole organization, also one that changes nothing', () => {
  const { organization, rows, caller, create } = start();
  const row = create({ sample_name: 'One' });
  const account = rows.create('account', values({ name: 'Fabrikam' }), caller);
  const same = rows.update('sample_book', row.id, values({ sample_name: 'One' }), caller);

  expect([account.version, same.version]).toEqual([row.version + 1n, row.version + 2n]);
  expect(organization.changes.currentVersion).toBe(same.version);
  expect(same.values.get('versionnumber')).toBe(same.version);
});

test('an update replaces the named values and leaves the row that was read alone', () => {
  const { rows, caller, clock, create } = start();
  const row = create({ sample_name: 'One', sample_bookcode: 'B1', sample_pages: 10 });
  clock.advance(60_000);
  const updated = rows.update('sample_book', row.id, values({ sample_name: 'Two', sample_pages: null }), caller);

  expect(Object.fromEntries(updated.values)).toMatchObject({ sample_name: 'Two', sample_bookcode: 'B1' });
  expect(updated.values.has('sample_pages')).toBe(false);
  expect(row.values.get('sample_name')).toBe('One');
  expect(updated.values.get('createdon')).toBe(row.values.get('createdon'));
  expect(updated.values.get('modifiedon')).not.toBe(row.values.get('modifiedon'));
});

test('server-made values that a client sends are left out', () => {
  const { rows, caller, create } = start();
  const row = create({ createdon: '2001-01-01T00:00:00Z', versionnumber: 1n });
  const updated = rows.update('sample_book', row.id, values({ sample_bookid: newGuid(), versionnumber: 1n }), caller);

  expect(row.values.get('createdon')).not.toBe('2001-01-01T00:00:00Z');
  expect(updated.id).toBe(row.id);
  expect(updated.values.get('versionnumber')).toBe(updated.version);
});

test('a column that is set at creation only stays as it is, except for the system', () => {
  const { rows, caller, create } = start();
  const { id } = create({ importsequencenumber: 1 });
  const change = values({ importsequencenumber: 2 });

  expect(rows.update('sample_book', id, change, caller).values.get('importsequencenumber')).toBe(1);
  const bySystem = rows.update('sample_book', id, change, caller, { bySystem: true });
  expect(bySystem.values.get('importsequencenumber')).toBe(2);
});

test('a migrated row keeps its own creation time, and records when it came', () => {
  const { create } = start();
  const row = create({ overriddencreatedon: '2001-01-01T00:00:00Z' });

  expect(row.values.get('createdon')).toBe('2001-01-01T00:00:00Z');
  expect(row.values.get('overriddencreatedon')).toBe(row.values.get('modifiedon'));
});

test('who acts for another is recorded', () => {
  const { organization, caller } = start();
  const delegate = { userId: caller.userId, onBehalfBy: organization.system.userId };
  const row = organization.rows.create('sample_book', values({}), delegate);

  const expected = { table: 'systemuser', id: organization.system.userId };
  expect(row.values.get('createdonbehalfby')).toEqual(expected);
  expect(row.values.get('modifiedonbehalfby')).toEqual(expected);
});

test('an owner that is a team owns as a team', () => {
  const { rows, caller, create } = start();
  const [team] = [...rows.scan('team')];
  const ownerid = { table: 'team', id: team?.id ?? '' };
  const row = create({ ownerid });
  const taken = rows.update(
    'sample_book',
    row.id,
    values({ ownerid: { table: 'systemuser', id: caller.userId } }),
    caller,
  );

  expect(row.values.get('owningteam')).toEqual(ownerid);
  expect(row.values.has('owninguser')).toBe(false);
  expect(taken.values.has('owningteam')).toBe(false);
  expect(taken.values.get('owninguser')).toEqual({ table: 'systemuser', id: caller.userId });
});

test('an unknown column, table or row is named', () => {
  const { rows, caller, create } = start();
  const missing = newGuid();

  expect(() => create({ sample_nothing: 1 })).toThrow(
    "'sample_book' entity doesn't contain attribute with Name = 'sample_nothing' and NameMapping = 'Logical'.",
  );
  expect(() => rows.get('nothing', missing)).toThrow(expect.objectContaining({ code: 0x80041102 }));
  expect(rows.get('sample_book', missing)).toBeUndefined();
  for (const act of [
    () => rows.retrieve('sample_book', missing),
    () => rows.update('sample_book', missing, values({}), caller),
    () => rows.remove('sample_book', missing, caller),
  ]) {
    expect(act).toThrow(`Entity 'sample_book' With Id = ${missing} Does Not Exist`);
  }
});

test('a stale version stops an update and a delete', () => {
  const { rows, caller, create } = start();
  const row = create({});
  const { version } = rows.update('sample_book', row.id, values({ sample_name: 'Two' }), caller);
  const stale = { ifMatch: row.version };
  const mismatch = expect.objectContaining({ status: 412, code: 0x80060882 });

  expect(() => rows.update('sample_book', row.id, values({}), caller, stale)).toThrow(mismatch);
  expect(() => rows.remove('sample_book', row.id, caller, stale)).toThrow(mismatch);
  expect(rows.remove('sample_book', row.id, caller, { ifMatch: version }).id).toBe(row.id);
});

test('a deleted row is gone and leaves a tombstone', () => {
  const { organization, rows, caller, clock, create } = start();
  const { id } = create({ sample_bookcode: 'B1' });
  const tombstone = rows.remove('sample_book', id, caller);

  expect(tombstone).toMatchObject({ table: 'sample_book', id, version: organization.changes.currentVersion });
  expect(Math.abs(tombstone.deletedAt - clock.now())).toBeLessThan(5_000);
  expect(rows.get('sample_book', id)).toBeUndefined();
  expect(create({ sample_bookcode: 'B1' }).id).not.toBe(id);
});
