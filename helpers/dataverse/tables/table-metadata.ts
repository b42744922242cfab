import { z } from 'zod';
import { getRow } from '../web-api/read-shape';
import { waitUntil } from '../timing/wait-until';
import type { WebApiClient } from '../web-api/web-api-client';
import { undefinedWhenMissing } from '../web-api/undefined-when';

/** What a table's definition says about it and about change tracking. */
export type TableMetadata = {
  readonly logicalName: string;
  readonly entitySetName: string;
  readonly changeTrackingEnabled: boolean;
};

export const tableAddress = (logicalName: string): string => `EntityDefinitions(LogicalName='${logicalName}')`;

/** The properties of a definition that {@link tableOf} reads. */
export const tableShape = z.object({
  LogicalName: z.string(),
  EntitySetName: z.string(),
  ChangeTrackingEnabled: z.boolean(),
});

export const tableOf = (definition: z.output<typeof tableShape>): TableMetadata => ({
  logicalName: definition.LogicalName,
  entitySetName: definition.EntitySetName,
  changeTrackingEnabled: definition.ChangeTrackingEnabled,
});

/**
 * Reads a table's definition. Undefined when there is no such table.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export async function readTable(client: WebApiClient, logicalName: string): Promise<TableMetadata | undefined> {
  const title = `read the definition of table ${logicalName}`;
  const reading = getRow(client, tableAddress(logicalName), tableShape, { consistent: true, title });
  const table = await undefinedWhenMissing(reading);
  return table && tableOf(table);
}

/** Waits until the table's definition answers 404, for `timeout` milliseconds. Throws WaitTimeoutError when it stays. */
export async function waitUntilTableGone(client: WebApiClient, logicalName: string, timeout: number): Promise<void> {
  await waitUntil({
    what: `the table ${logicalName} to be gone`,
    probe: () => readTable(client, logicalName),
    done: table => table === undefined,
    timeout,
    timing: client.timing,
    whatToDo: 'look in Power Apps for another solution that keeps the table in use.',
  });
}
