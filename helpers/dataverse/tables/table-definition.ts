import { z } from 'zod';
import { getRows, readShape } from '../web-api/read-shape';
import { undefinedWhenMissing } from '../web-api/undefined-when';
import type { WebApiClient } from '../web-api/web-api-client';
import { tableAddress, type TableMetadata, tableOf, tableShape } from './table-metadata';

/** A column, as far as its values can be read. */
export type ColumnDefinition = {
  readonly logicalName: string;
  /** Of AttributeTypeDisplayName: `StringType`, `MultiSelectPicklistType`. */
  readonly type: string;
  /** Of a time: `UserLocal`, `DateOnly`, `TimeZoneIndependent`. */
  readonly behavior?: string | undefined;
  /** Of a lookup: the logical names of the tables that it may point to. */
  readonly targets?: readonly string[] | undefined;
};

export type TableDefinition = TableMetadata & {
  /** The column that holds a row's id, e.g. `sample_bookid`. */
  readonly primaryId: string;
  /** Those that both endpoints can be asked for and are no part of another one (as the name of a lookup is). */
  readonly columns: readonly ColumnDefinition[];
};

const definitionShape = tableShape.extend({
  PrimaryIdAttribute: z.string(),
  Attributes: z.array(
    z.object({
      LogicalName: z.string(),
      AttributeTypeName: z.object({ Value: z.string() }).nullable(),
      IsValidForRead: z.boolean().nullable(),
      AttributeOf: z.string().nullable(),
      IsValidODataAttribute: z.boolean().nullable(),
    }),
  ),
});

const lookupShape = z.object({ LogicalName: z.string(), Targets: z.array(z.string()).nullable() });
const timeShape = z.object({ LogicalName: z.string(), DateTimeBehavior: z.object({ Value: z.string() }).nullable() });

/**
 * Reads a table's definition with its columns, in three requests. Undefined when there is no such table.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api
 */
export async function readTableDefinition(
  client: WebApiClient,
  logicalName: string,
): Promise<TableDefinition | undefined> {
  const title = `read table ${logicalName} and its columns`;
  const columns =
    '$expand=Attributes($select=LogicalName,AttributeTypeName,IsValidForRead,AttributeOf,IsValidODataAttribute)';
  const select = '$select=LogicalName,EntitySetName,PrimaryIdAttribute,ChangeTrackingEnabled';
  const address = `${tableAddress(logicalName)}?${select}&${columns}`;
  const body = await undefinedWhenMissing(client.get(address, { consistent: true, title }));
  if (body === undefined) return undefined;
  const table = readShape(definitionShape, body, title);
  const [behaviors, targets] = await Promise.all([
    readBehaviors(client, logicalName),
    readTargets(client, logicalName),
  ]);
  return {
    ...tableOf(table),
    primaryId: table.PrimaryIdAttribute,
    columns: table.Attributes.filter(canBeAskedFor).map(({ LogicalName: name, AttributeTypeName }) => ({
      logicalName: name,
      type: AttributeTypeName?.Value ?? '',
      behavior: behaviors.get(name),
      targets: targets.get(name),
    })),
  };
}

type Attribute = z.output<typeof definitionShape>['Attributes'][number];

/** The Web API refuses a whole read for one column that it does not have. */
const canBeAskedFor = ({ IsValidForRead, AttributeOf, IsValidODataAttribute }: Attribute): boolean =>
  IsValidForRead === true && AttributeOf === null && IsValidODataAttribute !== false;

/** How each column of times means them, which a list of columns of every type does not say. */
async function readBehaviors(client: WebApiClient, logicalName: string): Promise<ReadonlyMap<string, string>> {
  const columns = await readColumnsOfType(client, logicalName, 'DateTimeAttributeMetadata', timeShape);
  return new Map(
    columns.flatMap(({ LogicalName, DateTimeBehavior: so }) => (so ? [[LogicalName, so.Value] as const] : [])),
  );
}

/** Where each lookup may point to, those to owners and customers included. */
async function readTargets(client: WebApiClient, logicalName: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const columns = await readColumnsOfType(client, logicalName, 'LookupAttributeMetadata', lookupShape);
  return new Map(columns.map(({ LogicalName, Targets }) => [LogicalName, Targets ?? []]));
}

/** What only the definitions of one type of column have. */
function readColumnsOfType<Shape extends z.ZodObject>(
  client: WebApiClient,
  logicalName: string,
  type: string,
  shape: Shape,
): Promise<z.output<Shape>[]> {
  const address = `${tableAddress(logicalName)}/Attributes/Microsoft.Dynamics.CRM.${type}`;
  return getRows(client, address, shape, { consistent: true, title: `read the ${type} of table ${logicalName}` });
}
