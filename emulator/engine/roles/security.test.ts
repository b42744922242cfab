import { expect, test } from '@playwright/test';
import { startShell } from '../../testing/start-shell';
import { bookTable } from '../testing/book';

test('a renamed role grants what it granted, on later tables too', async () => {
  const { emulator, send, control } = await startShell();
  const [role] = (
    (await send('GET', "roles?$filter=name eq 'Organization Reader'")).body as { value: { roleid: string }[] }
  ).value;
  const renamed = await send('PATCH', `roles(${role?.roleid ?? ''})`, { body: { name: 'System Administrator' } });
  expect(renamed.status).toBe(204);
  await control('PUT', 'state', (await control('GET', 'state')).body);

  emulator.organization.tables.drop('sample_book');
  emulator.organization.tables.define(bookTable());
  const { application: as } = emulator.addUser('rita', 'reader');
  expect((await send('GET', 'sample_books', { as, headers: { prefer: 'odata.track-changes' } })).status).toBe(200);
  expect(await send('POST', 'sample_books', { as, body: { sample_name: 'x' } })).toMatchObject({ status: 403 });
  expect((await send('POST', 'sample_books', { body: { sample_name: 'x' } })).status).toBe(204);
});

test('a promotion takes the privilege to import as well as the one to delete solutions', async () => {
  for (const [held, missing] of [
    ['prvImportCustomization', 'prvDeleteSolution'],
    ['prvDeleteSolution', 'prvImportCustomization'],
  ] as const) {
    const { emulator, send } = await startShell();
    const { application: as } = emulator.addUser('rita', 'reader');
    const { rows, system } = emulator.organization;
    const idOf = (table: string, name: string) =>
      [...rows.scan(table)].find(row => row.values.get('name') === name)?.id ?? '';
    const grant = {
      roleid: idOf('role', 'Organization Reader'),
      privilegeid: idOf('privilege', held),
      privilegedepthmask: 8,
    };
    rows.create('roleprivileges', new Map(Object.entries(grant)), system, { bySystem: true });

    const refused = await send('POST', 'DeleteAndPromote', { as, body: { UniqueName: 'Books' } });
    expect(refused.status, held).toBe(403);
    expect(JSON.stringify(refused.body), held).toContain(`is missing ${missing} privilege`);
  }
});
