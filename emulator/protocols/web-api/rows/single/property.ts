import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { requireAddressedRow } from '../../../../operations/rows/row-address';
import { type WebApiContext } from '../../front/context';
import { matchesBehindRow, requireRequestedTable } from '../../front/match';
import { type Operation } from '../../front/operation';
import { type JsonValue, writeJson } from '../../front/request/json';
import { type ODataRequest } from '../../front/request/odata-request';
import { badPayload, resourceNotFound } from '../../front/response/odata-error';
import { contextUrl, emptyResponse, jsonResponse, plainTextResponse } from '../../front/response/odata-response';
import { columnValueToJson } from '../properties/edm-type';
import { rowProperties, type RowProperty, rowPropertyValue } from '../properties/row-property';
import { addressedRow } from '../address/key-predicate';
import { readRowBody } from '../body/read-row-body';

/** The second segment is a name, and not `$ref` or a cast. */
const matchesSingleProperty = ({ path: [, property] }: ODataRequest): boolean =>
  property?.args === undefined && /^[a-z_]\w*$/i.test(property?.name ?? '');

type AddressedProperty = { readonly table: TableDefinition; readonly property: RowProperty };

function addressedRowProperty(request: ODataRequest, context: WebApiContext): AddressedProperty {
  const table = requireRequestedTable(request, context);
  const name = request.path[1]?.name ?? '';
  const property = rowProperties(table).get(name);
  if (property === undefined) throw resourceNotFound(name);
  return { table, property };
}

/** One column of one row. */
export const retrieveProperty: Operation = {
  operation: 'GET {entity set}({key})/{column} and …/{column}/$value',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api#retrieve-specific-properties',
  differs: [],
  notServed: ['Files and images are refused with 501.'],
  inferred: ['An empty column answers 204, as the OData standard says.'],
  matches: (request, context) => {
    const value = request.path[2];
    const isValue =
      matchesBehindRow('GET', 3)(request, context) && value?.name === '$value' && value.args === undefined;
    return matchesSingleProperty(request) && (matchesBehindRow('GET', 2)(request, context) || isValue);
  },
  handle: (request, context) => {
    const { table, property } = addressedRowProperty(request, context);
    const row = requireAddressedRow(context.organization, table, addressedRow(request, table));
    const value = columnValueToJson(rowPropertyValue(row, property));
    if (value === null) return emptyResponse();
    if (request.path.length === 3) return plainTextResponse(typeof value === 'string' ? value : writeJson(value));
    const fragment = `${table.entitySetName}(${row.id})/${property.name}`;
    return jsonResponse({ '@odata.context': contextUrl(request.serviceRoot, fragment), value });
  },
};

/** Writes one column of one row, or empties it. */
export const updateProperty: Operation = {
  operation: 'PUT and DELETE {entity set}({key})/{column}',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api#update-a-single-property-value',
  notServed: ['Files and images are refused.'],
  differs: ['A column is named by its property; lookups are written through …/$ref.'],
  matches: (request, context) => {
    const isWrite = matchesBehindRow('PUT', 2)(request, context) || matchesBehindRow('DELETE', 2)(request, context);
    return isWrite && matchesSingleProperty(request);
  },
  reads: ['if-match'],
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const { ifMatch, caller } = request;
    const { table, property } = addressedRowProperty(request, context);
    const value = writtenPropertyValue(request, table.entitySetName);
    const { values } = readRowBody(organization, table, { [property.name]: value });
    const { id } = requireAddressedRow(organization, table, addressedRow(request, table));
    operations.updateRow(organization, { table, address: { kind: 'id', id }, values, ifMatch, caller });
    return emptyResponse();
  },
};

/** `{"value":…}`; a DELETE empties the column. */
function writtenPropertyValue({ method, body }: ODataRequest, subject: string): JsonValue {
  if (method === 'DELETE') return null;
  const { value, ...others } = body(subject);
  if (value !== undefined && Object.keys(others).every(name => name === '@odata.context')) return value;
  throw badPayload(subject, "The body of a property must be an object with the member 'value', and nothing else.");
}
