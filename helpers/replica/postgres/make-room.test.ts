import { expect } from '@playwright/test';
import type { ColumnKind } from '../column-kind';
import { ReplicaError } from '../replica-error';
import type { ReplicaTable } from '../replica-table';
import { kinds, test } from '../testing/database-test';
import { applyPage } from './apply-page';
import { makeRoom } from './make-room';
import { migrate } from './migrate';
import { quoted } from './sql-names';

const id = '10000000-0000-0000-0000-000000000001';

const orders = (columns: Readonly<Record<string, ColumnKind>>): ReplicaTable => ({
  name: 'new_order',
  entitySet: 'new_orders',
  id: 'new_orderid',
  columns: Object.entries({ new_orderid: 'row' as const, ...columns }).map(([name, kind]) => ({
    name,
    kind,
    property: name,
  })),
});

const everyKind = {
  a_text: 'text',
  a_whole: 'integer',
  a_long: 'bigint',
  a_total: 'numeric',
  a_weight: 'double',
  a_flag: 'boolean',
  a_time: 'time',
  a_day: 'date',
  a_clock: 'local time',
  a_row: 'row',
  some_choices: 'choices',
} as const;

for (const kind of kinds) {
  test.describe(kind, () => {
    test.use({ kind });

    test('each kind of value has a type of its own, and comes back with all its digits', async ({
      database,
      schema,
    }) => {
      await migrate(database, schema);
      const table = orders(everyKind);
      await makeRoom(database, schema, table);
      const row = {
        a_text: `it's "ü" \\ \n 😀`,
        a_whole: -2_147_483_648,
        a_long: '9223372036854775807',
        a_total: '922337203685477.5807',
        a_weight: 1.5e-7,
        a_flag: false,
        a_time: '2026-11-27T01:02:03Z',
        a_day: '2026-11-27',
        a_clock: '2026-11-27T09:00:00Z',
        a_row: id,
        some_choices: [3, 1],
      };

      await applyPage(database, schema, table, [{ type: 'upserted', id, version: '7', row }], 'full');

      const [held] = await database.query(`SELECT *, some_choices::text AS some_choices FROM ${schema}.new_order`);
      expect(held).toEqual({
        new_orderid: id,
        ...row,
        a_whole: '-2147483648',
        a_weight: '1.5e-07',
        a_flag: 'f',
        a_time: '2026-11-27 01:02:03+00',
        a_clock: '2026-11-27 09:00:00',
        some_choices: '{3,1}',
        _version: '7',
      });
    });

    test('columns are added and widened, never dropped or narrowed', async ({ database, schema }) => {
      await migrate(database, schema);
      const before = orders({ a: 'integer', old: 'text' });
      expect(await makeRoom(database, schema, before)).toBe('made');
      await applyPage(
        database,
        schema,
        before,
        [{ type: 'upserted', id, version: '1', row: { a: 5, old: 'kept' } }],
        'full',
      );

      expect(await makeRoom(database, schema, orders({ a: 'numeric', b: 'text' }))).toBe('changed');
      expect(await makeRoom(database, schema, orders({ a: 'integer', b: 'text' }))).toBe('as it was');

      expect(await database.query(`SELECT a, old, b FROM ${schema}.new_order`)).toEqual([
        { a: '5', old: 'kept', b: null },
      ]);
      await expect(makeRoom(database, schema, orders({ a: 'row', b: 'text' }))).rejects.toThrow(ReplicaError);
    });

    test('words of SQL and names that PostgreSQL would cut are names like others', async ({ database, schema }) => {
      await migrate(database, schema);
      const long = 'new_' + 'x'.repeat(70);
      const table = {
        ...orders({ order: 'text', select: 'integer', [`${long}1`]: 'text', [`${long}2`]: 'text' }),
        name: `${long}3`,
      };
      const row = { order: 'by', select: 1, [`${long}1`]: 'first', [`${long}2`]: 'second' };

      expect(await makeRoom(database, schema, table)).toBe('made');
      expect(await makeRoom(database, schema, table)).toBe('as it was');
      await applyPage(database, schema, table, [{ type: 'upserted', id, version: '1', row }], 'full');

      const [held] = await database.query(`SELECT * FROM ${quoted(schema)}.${quoted(table.name)}`);
      expect(Object.values(held ?? {})).toEqual([id, 'by', '1', 'first', 'second', '1']);
    });

    test('text that PostgreSQL has not is written all the same', async ({ database, schema }) => {
      await migrate(database, schema);
      const table = orders({ a_text: 'text' });
      await makeRoom(database, schema, table);
      const row = { a_text: 'a\0b \ud83d \\u0000 😀' };

      await applyPage(database, schema, table, [{ type: 'upserted', id, version: '1', row }], 'full');

      expect(await database.query(`SELECT a_text FROM ${schema}.new_order`)).toEqual([
        { a_text: 'a\ufffdb \ufffd \\u0000 😀' },
      ]);
    });

    test('a table whose name is taken is refused', async ({ database, schema }) => {
      await migrate(database, schema);
      await expect(makeRoom(database, schema, { ...orders({}), name: 'sync_state' })).rejects.toThrow(ReplicaError);
    });

    test('a time that is defined to be a date becomes one, and the other way', async ({ database, schema }) => {
      await migrate(database, schema);
      await makeRoom(database, schema, orders({ a: 'time', b: 'date' }));

      expect(await makeRoom(database, schema, orders({ a: 'date', b: 'local time' }))).toBe('changed');
      // As the Organization Service sends a date.
      const row = { a: '2026-11-27T00:00:00.000Z', b: '2026-11-27T09:00:00.000Z' };
      await applyPage(
        database,
        schema,
        orders({ a: 'date', b: 'local time' }),
        [{ type: 'upserted', id, version: '1', row }],
        'full',
      );
      expect(await database.query(`SELECT a, b FROM ${schema}.new_order`)).toEqual([
        { a: '2026-11-27', b: '2026-11-27 09:00:00' },
      ]);
    });

    test('a copy of a later version of this program is left alone', async ({ database, schema }) => {
      await migrate(database, schema);
      await migrate(database, schema);
      await database.query(`INSERT INTO ${schema}.sync_migration VALUES (99)`);

      await expect(migrate(database, schema)).rejects.toThrow('made by a later version');
    });
  });
}
