import { z } from 'zod';
import { readShape } from '../web-api/read-shape';
import { undefinedWhenMissing } from '../web-api/undefined-when';
import type { WebApiClient } from '../web-api/web-api-client';
import { tableAddress, type TableMetadata } from './table-metadata';

/** A column, as far as its values can be read. */
export type ColumnDefinition = {
  readonly logicalName: string;
  /** Of AttributeTypeDisplayName: `StringType`, `MultiSelectPicklistType`. */
  readonly type: string;
};

export type TableDefinition = TableMetadata & {
  /** The column that holds a row's id, e.g. `sample_bookid`. */
  readonly primaryId: string;
  /** Those that can be read and are no part of another one (as the name of a lookup is). */
  readonly columns: readonly ColumnDefinition[];
};

const definitionShape = z.object({
  LogicalName: z.string(),
  EntitySetName: z.string(),
  PrimaryIdAttribute: z.string(),
  ChangeTrackingEnabled: z.boolean(),
  Attributes: z.array(
    z.object({
      LogicalName: z.string(),
      AttributeTypeName: z.object({ Value: z.string() }).nullable(),
      IsValidForRead: z.boolean().nullable(),
      AttributeOf: z.string().nullable(),
    }),
  ),
});

/**
 * Reads a table's definition with its columns, in one request. Undefined when there is no such table.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export async function readTableDefinition(
  client: WebApiClient,
  logicalName: string,
): Promise<TableDefinition | undefined> {
  const title = `read table ${logicalName} and its columns`;
  const columns = '$expand=Attributes($select=LogicalName,AttributeTypeName,IsValidForRead,AttributeOf)';
  const select = '$select=LogicalName,EntitySetName,PrimaryIdAttribute,ChangeTrackingEnabled';
  const address = `${tableAddress(logicalName)}?${select}&${columns}`;
  const body = await undefinedWhenMissing(client.get(address, { consistent: true, title }));
  if (body === undefined) return undefined;
  const table = readShape(definitionShape, body, title);
  return {
    logicalName: table.LogicalName,
    entitySetName: table.EntitySetName,
    primaryId: table.PrimaryIdAttribute,
    changeTrackingEnabled: table.ChangeTrackingEnabled,
    columns: table.Attributes.flatMap(({ LogicalName, AttributeTypeName, IsValidForRead, AttributeOf }) =>
      IsValidForRead === true && AttributeOf === null
        ? [{ logicalName: LogicalName, type: AttributeTypeName?.Value ?? '' }]
        : [],
    ),
  };
}
