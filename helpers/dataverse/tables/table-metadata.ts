import { z } from 'zod';
import { readShape } from '../web-api/read-shape';
import { waitUntil } from '../timing/wait-until';
import type { WebApiClient } from '../web-api/web-api-client';
import { undefinedWhenMissing } from '../web-api/when-missing';

/** What a table's definition says about it and about change tracking. */
export type TableMetadata = {
  readonly logicalName: string;
  readonly schemaName: string;
  readonly entitySetName: string;
  readonly primaryIdAttribute: string;
  readonly changeTrackingEnabled: boolean;
  readonly canChangeTrackingBeEnabled: boolean;
  readonly isManaged: boolean;
};

/** Metadata is cached for up to 30 s; this header asks past the cache. */
export const freshMetadata: Readonly<Record<string, string>> = { Consistency: 'Strong' };

export const tableAddress = (logicalName: string): string => `EntityDefinitions(LogicalName='${logicalName}')`;

const tableShape = z.object({
  LogicalName: z.string(),
  SchemaName: z.string(),
  EntitySetName: z.string(),
  PrimaryIdAttribute: z.string(),
  ChangeTrackingEnabled: z.boolean(),
  CanChangeTrackingBeEnabled: z.object({ Value: z.boolean() }),
  IsManaged: z.boolean(),
});
const tableColumns = Object.keys(tableShape.shape).join(',');

/**
 * Reads a table's definition. Undefined when there is no such table.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export async function readTable(client: WebApiClient, logicalName: string): Promise<TableMetadata | undefined> {
  const title = `read the definition of table ${logicalName}`;
  const body = await undefinedWhenMissing(
    client.get(`${tableAddress(logicalName)}?$select=${tableColumns}`, { headers: freshMetadata, title }),
  );
  if (body === undefined) return undefined;

  const table = readShape(tableShape, body, title);
  return {
    logicalName: table.LogicalName,
    schemaName: table.SchemaName,
    entitySetName: table.EntitySetName,
    primaryIdAttribute: table.PrimaryIdAttribute,
    changeTrackingEnabled: table.ChangeTrackingEnabled,
    canChangeTrackingBeEnabled: table.CanChangeTrackingBeEnabled.Value,
    isManaged: table.IsManaged,
  };
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
