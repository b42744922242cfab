import { z } from 'zod';
import { getRows } from '../web-api/read-shape';
import type { WebApiClient } from '../web-api/web-api-client';

const listedTableShape = z.object({
  LogicalName: z.string(),
  EntitySetName: z.string().nullable(),
  PrimaryIdAttribute: z.string().nullable(),
  ChangeTrackingEnabled: z.boolean().nullable(),
  CanChangeTrackingBeEnabled: z.object({ Value: z.boolean().nullish() }).nullish(),
  IsIntersect: z.boolean().nullish(),
  IsActivity: z.boolean().nullish(),
  IsLogicalEntity: z.boolean().nullish(),
  IsPrivate: z.boolean().nullish(),
  DataProviderId: z.string().nullish(),
});

/** A table, and whether its changes are tracked. */
export type TrackedState = Readonly<ReturnType<typeof trackedState>>;

const trackedState = (table: z.infer<typeof listedTableShape>) => ({
  logicalName: table.LogicalName,
  /** Empty for a table that the Web API does not show. */
  entitySetName: table.EntitySetName ?? '',
  primaryIdAttribute: table.PrimaryIdAttribute ?? '',
  tracked: table.ChangeTrackingEnabled ?? false,
  /** Undefined when the definition does not tell. */
  canBeTracked: table.CanChangeTrackingBeEnabled?.Value ?? undefined,
  /**
   * Has rows of its own that the Web API serves, and no rules of its own: not of an N:N relationship (refused with
   * 0x80072492), no activity, not virtual, not internal.
   */
  isPlain:
    (table.EntitySetName ?? '') !== '' &&
    [table.IsIntersect, table.IsActivity, table.IsLogicalEntity, table.IsPrivate].every(is => is !== true) &&
    (table.DataProviderId ?? undefined) === undefined,
});

/**
 * Lists tables by what their definitions say of change tracking. `filter` is an OData filter on definitions, such as
 * `ChangeTrackingEnabled eq true`.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems
 */
export async function listTables(client: WebApiClient, filter?: string): Promise<TrackedState[]> {
  const title = filter === undefined ? 'list the tables' : `list the tables with ${filter}`;
  const options = { filter, consistent: true, title };
  return (await getRows(client, 'EntityDefinitions', listedTableShape, options)).map(trackedState);
}
