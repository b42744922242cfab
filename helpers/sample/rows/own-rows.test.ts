import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
import { OwnRows } from './own-rows';

/** Rows of a test whose log keeps what it is told. */
function logged() {
  const noted = new Set<string>();
  const { client } = new ScriptedEnvironment();
  const rows = new OwnRows(client, {
    runId: '0a1b2c3d',
    take: count => {
      const ids = Array.from({ length: count }, () => randomUUID());
      for (const id of ids) noted.add(id);
      return ids;
    },
    remove: ids => {
      for (const id of ids) noted.delete(id);
    },
  });
  return { rows, noted };
}

test('each planned row is in the log', () => {
  const { rows, noted } = logged();

  const planned = [rows.planOne(), ...rows.plan(2), rows.planOne(), ...rows.plan(6), rows.planOne()];

  expect(planned.filter(({ id }) => !noted.has(id))).toEqual([]);
  expect(new Set(planned.map(({ id }) => id)).size).toBe(11);
  expect(planned.map(({ code }) => code)).toEqual(planned.map((_, n) => rows.code(String(n))));
});

test('when the rows are removed none is left in the log', async () => {
  const { rows, noted } = logged();
  rows.planOne();
  expect(noted.size).toBe(1);
  expect(rows.ids.size).toBe(1);

  await rows.removeAll();

  expect([...noted]).toEqual([]);
});
