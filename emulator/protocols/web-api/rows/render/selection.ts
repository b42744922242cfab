import { type Row } from '../../../../engine/values/row';
import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type JsonValue } from '../../front/request/json';
import { badODataRequest } from '../../front/response/odata-error';
import { requireRowProperty, rowProperties, type RowProperty } from '../properties/row-property';

/** One navigation property that `$expand` adds to each row. */
export type Expansion = {
  readonly name: string;
  /** For the context URL: `primarycontactid(fullname)`. */
  readonly fragment: string;
  readonly read: (row: Row) => JsonValue;
};

/** What of each row an answer holds. */
export type Selection = {
  /** As `$select` names them, for context URLs and links; undefined when all are asked for. */
  readonly names: readonly string[] | undefined;
  /** What is rendered: the primary id is among them, named or not. */
  readonly properties: readonly RowProperty[];
};

/** Reads `$select`. Throws 400 for names that the table does not have. */
export function parseRowSelection(table: TableDefinition, select: string | undefined): Selection {
  if (select === undefined || select.trim() === '*') {
    return { names: undefined, properties: [...rowProperties(table).values()] };
  }
  const names = [...new Set(select.split(',').map(name => name.trim()))];
  if (names.includes('')) throw badODataRequest(`The $select '${select}' holds an empty name.`);
  const properties = names.map(name => requireRowProperty(table, name));
  const primaryId = requireRowProperty(table, table.primaryIdColumn);
  return { names, properties: properties.includes(primaryId) ? properties : [...properties, primaryId] };
}

/** `accounts(name,primarycontactid(fullname))`, or `accounts` when all columns are asked for: the fragment of a context URL. */
export function rowContextFragment(
  { entitySetName }: TableDefinition,
  { names }: Selection,
  expansions: readonly Expansion[] = [],
): string {
  const shown = [...(names ?? []), ...expansions.map(({ fragment }) => fragment)];
  return shown.length === 0 ? entitySetName : `${entitySetName}(${shown.join(',')})`;
}
