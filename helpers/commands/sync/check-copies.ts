import { readOrganizationId } from '../../dataverse/environment/describe-environment';
import { compareCopy } from '../../replica/check/compare-copy';
import type { Database } from '../../replica/postgres/database';
import { replicaSource } from '../../replica/replica-source';
import type { Clients } from '../../run/connect';
import { definedTable } from './defined-table';
import type { SyncArguments } from './sync-arguments';

type Checked = {
  readonly clients: Clients;
  readonly database: Database;
  readonly schema: string;
  readonly pageSize: number;
};

/** `npm run sync -- --check`: says of each table whether copy and table are alike, and the first differences. Returns the exit status. */
export async function checkCopies(
  { tables, endpoint }: Pick<SyncArguments, 'tables' | 'endpoint'>,
  { clients, database, schema, pageSize }: Checked,
): Promise<number> {
  let differing = 0;
  const organization = await readOrganizationId(clients.webApi);
  for (const name of tables) {
    const table = await definedTable(clients.webApi, name);
    const source = replicaSource(clients, table, { endpoint, organization, pageSize });
    const found = await compareCopy(database, schema, table, source);
    differing += found.differing;
    if (found.differing === 0) console.log(`${name}: copy and table are alike, ${found.rows} rows`);
    else {
      console.log(`${name}: ${found.differing} of ${found.rows} rows differ. The first ones:`);
      for (const { id, what } of found.differences) console.log(`  ${id}: ${what}`);
    }
  }
  if (differing > 0)
    console.log('Run npm run sync, and check again: what was written since the last run differs until then.');
  return differing === 0 ? 0 : 2;
}
