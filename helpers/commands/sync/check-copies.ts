import { readOrganizationId } from '../../dataverse/environment/describe-environment';
import { HarnessError } from '../../dataverse/errors';
import { type Comparison, compareCopy } from '../../replica/check/compare-copy';
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
  /** No secret comes through it. */
  readonly scrub: (text: string) => string;
};

/**
 * `npm run sync -- --check`: says of each table whether copy and table are alike, and the first differences. One that cannot
 * be compared does not stop the others. Returns the exit status.
 */
export async function checkCopies(
  { tables, endpoint }: Pick<SyncArguments, 'tables' | 'endpoint'>,
  { clients, database, schema, pageSize, scrub }: Checked,
): Promise<number> {
  const organization = await readOrganizationId(clients.webApi);
  let alike = 0;
  for (const name of tables) {
    try {
      const table = await definedTable(clients.webApi, name);
      const source = replicaSource(clients, table, { endpoint, organization, pageSize });
      const found = await compareCopy(database, schema, table, source);
      tell(name, found);
      if (found.differing === 0) alike += 1;
    } catch (error) {
      if (!(error instanceof HarnessError)) throw error;
      console.log(scrub(`${name}: not compared. ${error.name}: ${error.message}`));
    }
  }
  return alike === tables.length ? 0 : 2;
}

function tell(name: string, { rows, differing, differences }: Comparison): void {
  if (differing === 0) {
    console.log(`${name}: copy and table are alike, ${rows} rows`);
    return;
  }
  console.log(`${name}: ${differing} rows differ, and the table has ${rows}. The first ones:`);
  for (const { id, what } of differences) console.log(`  ${id}: ${what}`);
  console.log('Run npm run sync, and check again: what was written since the last run differs until then.');
}
