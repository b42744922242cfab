import { expect, test } from '@playwright/test';
import { ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
import { OwnRows } from './own-rows';

/** Rows of a test whose log keeps what it is told, write by write. */
function logged() {
  const noted = new Set<string>();
  const writes: number[] = [];
  const { client } = new ScriptedEnvironment();
  const rows = new OwnRows(client, {
    runId: '0a1b2c3d',
    add: added => {
      writes.push(added.length);
      for (const { id } of added) noted.add(id);
    },
    remove: ids => {
      for (const id of ids) noted.delete(id);
    },
  });
  return { rows, noted, writes };
}

test('each planned row is in the log, which is written to once for several', () => {
  const { rows, noted, writes } = logged();

  const planned = [rows.planOne(), ...rows.plan(2), rows.planOne()];
  expect(writes).toEqual([4]);
  planned.push(...rows.plan(6), rows.planOne());
  expect(writes).toEqual([4, 6, 4]);

  expect(planned.filter(({ id }) => !noted.has(id))).toEqual([]);
  expect(new Set(planned.map(({ id }) => id)).size).toBe(11);
  expect(planned.map(({ code }) => code)).toEqual(planned.map((_, n) => rows.code(String(n))));
});

test('when the rows are removed none is left in the log, nor an id that no row came to have', async () => {
  const { rows, noted } = logged();
  rows.planOne();
  expect(noted.size).toBe(4);
  expect(rows.ids.size).toBe(1);

  await rows.removeAll();

  expect([...noted]).toEqual([]);
});
