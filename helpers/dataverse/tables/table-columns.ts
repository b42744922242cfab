import { z } from 'zod';
import { getRows } from '../web-api/read-shape';
import type { WebApiClient } from '../web-api/web-api-client';
import { tableAddress } from './table-metadata';

const columnShape = z.object({ LogicalName: z.string(), AttributeType: z.string().nullable() });

/**
 * Reads the names of a table's columns with their types: `sample_name` is a `String`. Throws 404 when there is no such
 * table.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export async function readColumns(client: WebApiClient, table: string): Promise<ReadonlyMap<string, string>> {
  const title = `read the columns of table ${table}`;
  const columns = await getRows(client, `${tableAddress(table)}/Attributes`, columnShape, { consistent: true, title });
  return new Map(columns.map(({ LogicalName, AttributeType }) => [LogicalName, AttributeType ?? '']));
}
