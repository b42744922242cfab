import { z } from 'zod';
import { getRows } from '../web-api/read-shape';
import { freshMetadata } from './table-metadata';
import type { WebApiClient } from '../web-api/web-api-client';

const listedTableShape = z.object({
  LogicalName: z.string(),
  EntitySetName: z.string().nullable(),
  PrimaryIdAttribute: z.string().nullable(),
  ChangeTrackingEnabled: z.boolean().nullable(),
  CanChangeTrackingBeEnabled: z.object({ Value: z.boolean() }),
  IsIntersect: z.boolean().nullish(),
});

/** A table, and whether its changes are tracked. */
export type TrackedState = {
  readonly logicalName: string;
  /** Empty for a table that the Web API does not show. */
  readonly entitySetName: string;
  readonly primaryIdAttribute: string;
  readonly tracked: boolean;
  readonly canBeTracked: boolean;
  /** The table of an N:N relationship, which has rules of its own. */
  readonly isIntersect: boolean;
};

/**
 * Lists tables by what their definitions say of change tracking. `filter` is an OData filter on definitions, such as
 * `ChangeTrackingEnabled eq true`.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export async function listTables(client: WebApiClient, filter?: string): Promise<TrackedState[]> {
  const title = filter === undefined ? 'list the tables' : `list the tables with ${filter}`;
  const options = { filter, headers: freshMetadata, title };
  const tables = await getRows(client, 'EntityDefinitions', listedTableShape, options);
  return tables.map(table => ({
    logicalName: table.LogicalName,
    entitySetName: table.EntitySetName ?? '',
    primaryIdAttribute: table.PrimaryIdAttribute ?? '',
    tracked: table.ChangeTrackingEnabled ?? false,
    canBeTracked: table.CanChangeTrackingBeEnabled.Value,
    isIntersect: table.IsIntersect ?? false,
  }));
}
