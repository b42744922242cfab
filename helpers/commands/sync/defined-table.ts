import { OutsideError } from '../../dataverse/errors';
import { readTableDefinition } from '../../dataverse/tables/table-definition';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { type ReplicaTable, replicaTableOf } from '../../replica/replica-table';

/** A table cannot be kept in step: it is not there, or does not track its changes. */
class UntrackedTableError extends OutsideError {}

/** A table as it is defined at this moment. Throws UntrackedTableError, with what to do. */
export async function definedTable(client: WebApiClient, name: string): Promise<ReplicaTable> {
  const definition = await readTableDefinition(client, name);
  if (definition === undefined) {
    throw new UntrackedTableError(
      `There is no table ${name}.`,
      'give its logical name, e.g. account; npm run survey lists them all.',
    );
  }
  if (!definition.changeTrackingEnabled) {
    throw new UntrackedTableError(
      `Table ${name} does not track its changes.`,
      'switch "Track changes" on in Power Apps > Tables > the table > Properties > Advanced options, and publish.',
    );
  }
  return replicaTableOf(definition);
}
