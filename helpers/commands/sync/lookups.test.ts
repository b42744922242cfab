import { expect, test } from '@playwright/test';
import type { Endpoint } from '../../dataverse/change-feed/change-feed';
import { keyAddress } from '../../dataverse/web-api/odata-key';
import { openEmbedded } from '../../replica/postgres/open-embedded';
import { postgresSink } from '../../replica/postgres/postgres-sink';
import { replicaSource } from '../../replica/replica-source';
import { syncTable, type TableSync } from '../../replica/sync/sync-table';
import { type Clients, connector } from '../../run/connect';
import { loadSettings } from '../../run/settings/load';
import { onEmulator } from '../emulator/emulator-process';
import { definedTable } from './defined-table';

test.describe.configure({ timeout: 120_000 });

/** Brings the copy of contacts up to date through one endpoint, a row to a page; then what the copy holds. */
async function copyOf(clients: Clients, endpoint: Endpoint) {
  const database = await openEmbedded();
  const sink = await postgresSink(database, 'copy');
  const table = await definedTable(clients.webApi, 'contact');
  const source = replicaSource(clients, table, { endpoint, organization: 'one', pageSize: 1 });
  return {
    database,
    sync: (): Promise<TableSync> => syncTable(source, sink, table),
    held: () =>
      database.query('SELECT lastname, parentcustomerid_type, ownerid_type FROM copy.contact ORDER BY lastname'),
  };
}

test('to which table a lookup points comes through both endpoints, with each page and each change', async () => {
  await onEmulator([], async emulator => {
    const clients = connector(loadSettings(emulator))();
    const { webApi } = clients;
    const account = await webApi.create('accounts', { name: 'Contoso' }, { idColumn: 'accountid' });
    const add = (lastname: string, more: object = {}) =>
      webApi.create('contacts', { lastname, ...more }, { idColumn: 'contactid' });
    const ofAccount = { 'parentcustomerid_account@odata.bind': `/accounts(${account})` };
    const ada = await add('Ada', ofAccount);
    const [bea] = [await add('Bea', ofAccount), await add('Cy')];
    const copies = [await copyOf(clients, 'Web API'), await copyOf(clients, 'Organization Service')];

    for (const { sync, held } of copies) {
      expect(await sync()).toMatchObject({ pages: 3, told: 3 });
      expect(await held()).toEqual([
        { lastname: 'Ada', parentcustomerid_type: 'account', ownerid_type: 'systemuser' },
        { lastname: 'Bea', parentcustomerid_type: 'account', ownerid_type: 'systemuser' },
        { lastname: 'Cy', parentcustomerid_type: null, ownerid_type: 'systemuser' },
      ]);
    }

    const ofAda = { 'parentcustomerid_contact@odata.bind': `/contacts(${ada})` };
    await webApi.patch(keyAddress('contacts', bea), ofAda);
    for (const { database, sync, held } of copies) {
      expect(await sync()).toMatchObject({ reading: 'delta', written: 1 });
      expect((await held())[1]).toMatchObject({ parentcustomerid_type: 'contact' });

      // A copy that was made before there was such a column.
      await database.query('ALTER TABLE copy.contact DROP COLUMN parentcustomerid_type');
      expect(await sync()).toMatchObject({ reading: 'full', reason: 'new columns', written: 2 });
      expect((await held()).map(row => row['parentcustomerid_type'])).toEqual(['account', 'contact', null]);
      await database.close();
    }
  });
});
