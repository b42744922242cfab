import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type OrganizationView } from '../../../../engine/organization-view';
import { type ColumnValue } from '../../../../engine/values/row';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../front/request/json';
import { badPayload, badODataRequest, notImplementedInWebApi, type ODataError } from '../../front/response/odata-error';
import { formattedValueTerm, lookupTableTerm, navigationTerm } from '../../front/response/annotation-filter';
import { resolveBoundRowUrl } from '../address/row-url';
import { singleNavigations } from '../../../../definitions/navigation';
import { columnValueFromJson } from './column-value-from-json';

type RowBody = {
  /** By logical column name, the primary id not among them. */
  readonly values: Map<string, ColumnValue>;
  /** The primary id, when the body names it. */
  readonly id: string | undefined;
};

/** Annotations that carry no data: a client may send back what it received. */
const HARMLESS_ANNOTATIONS: readonly string[] = ['@odata.etag', '@odata.context'];
const HARMLESS_TERMS: readonly string[] = [formattedValueTerm, lookupTableTerm, navigationTerm];

const isReadOnlyBodyAnnotation = (name: string): boolean => HARMLESS_TERMS.includes(name.split('@')[1] ?? '');

/**
 * Reads the body of a create or an update. Throws 400 for properties that the table does not have and values of the
 * wrong type, 501 for nested rows and annotations that would do something.
 */
export function readRowBody(organization: OrganizationView, table: TableDefinition, body: JsonObject): RowBody {
  const values = new Map<string, ColumnValue>();
  for (const [name, value] of Object.entries(body)) {
    if (name.startsWith('@')) checkBodyAnnotation(table, name, value);
    else if (name.endsWith('@odata.bind'))
      bindInBody(organization, table, name.slice(0, -'@odata.bind'.length), value, values);
    else if (isReadOnlyBodyAnnotation(name)) continue;
    else if (name.includes('@')) throw notImplementedInWebApi(`the annotation '${name}' in a request body`);
    else readBodyProperty(table, name, value, values);
  }
  const id = values.get(table.primaryIdColumn);
  values.delete(table.primaryIdColumn);
  return { values, id: typeof id === 'string' ? id : undefined };
}

function checkBodyAnnotation(table: TableDefinition, name: string, value: JsonValue): void {
  if (HARMLESS_ANNOTATIONS.includes(name)) return;
  if (name !== '@odata.type') throw notImplementedInWebApi(`the annotation '${name}' in a request body`);
  const type = typeof value === 'string' ? value.replace(/^#/, '') : '';
  if (type !== `Microsoft.Dynamics.CRM.${table.logicalName}`) {
    throw badPayload(table.entitySetName, `A type named '${type}' is not compatible with the entity set.`);
  }
}

function readBodyProperty(
  table: TableDefinition,
  name: string,
  value: JsonValue,
  values: Map<string, ColumnValue>,
): void {
  const lookup = table.columns.get(/^_(\w+)_value$/.exec(name)?.[1] ?? '');
  if (lookup?.type === 'lookup') {
    throw badODataRequest(
      'CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.',
    );
  }
  if (isJsonObject(value) || isJsonArray(value))
    throw notImplementedInWebApi(`a nested object or array in a request body ('${name}')`);
  const navigation = value === null ? singleNavigations(table).get(name) : undefined;
  if (navigation !== undefined) {
    values.set(navigation.column.logicalName, null);
    return;
  }
  const column = table.columns.get(name);
  if (column === undefined || column.type === 'virtual') throw invalidBodyProperty(table, name);
  if (column.type === 'lookup') {
    throw badPayload(
      table.entitySetName,
      `An unexpected 'PrimitiveValue' node was found for property named '${name}' when reading from the JSON reader. A 'StartObject' node was expected.`,
    );
  }
  values.set(name, columnValueFromJson(table, column, value));
}

const invalidBodyProperty = (table: TableDefinition, name: string): ODataError =>
  badPayload(
    table.entitySetName,
    `Invalid property '${name}' was found in entity 'Microsoft.Dynamics.CRM.${table.logicalName}'. ` +
      `Ensure the property exists and its name is in the correct case.`,
  );

function bindInBody(
  organization: OrganizationView,
  table: TableDefinition,
  navigation: string,
  value: JsonValue,
  values: Map<string, ColumnValue>,
): void {
  const found = singleNavigations(table).get(navigation);
  if (found === undefined) {
    throw badPayload(
      table.entitySetName,
      `An undeclared property '${navigation}' which only has property annotations in the payload but no property value was found ` +
        'in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.',
    );
  }
  const { column, targets } = found;
  if (value !== null && typeof value !== 'string') {
    throw badPayload(table.entitySetName, `The value of '${navigation}@odata.bind' must be the URL of a row, or null.`);
  }
  values.set(column.logicalName, value === null ? null : resolveBoundRowUrl(organization, value, targets));
}
