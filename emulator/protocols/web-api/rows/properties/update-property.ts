import { isBehindRow, requireTable } from '../../front/match';
import { badPayload, resourceNotFound } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { empty } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { readRowBody } from '../request/read-row-body';
import { requireRow } from '../../../../query/row-address';
import { addressedRow } from '../request/key-predicate';
import { rowProperties } from '../columns/row-property';

/** Writes one column of one row, or empties it. */
export const updateProperty: Operation = {
  operation: 'PUT and DELETE {entity set}({key})/{column}',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/update-delete-entities-using-web-api#update-a-single-property-value',
  differs: {
    notServed: ['Files and images are refused.'],
    differs: ['A column is named by its property; lookups are written through …/$ref.'],
  },
  matches: (request, context) => {
    const [, property] = request.path;
    const isWrite = isBehindRow('PUT', 2)(request, context) || isBehindRow('DELETE', 2)(request, context);
    return isWrite && property?.args === undefined && /^[a-z_]\w*$/i.test(property?.name ?? '');
  },
  reads: ['if-match'],
  inChangeSets: true,
  handle: (request, context) => {
    const { organization, operations } = context;
    const { path, ifMatch, caller } = request;
    const table = requireTable(request, context);
    const property = rowProperties(table).get(path[1]?.name ?? '');
    if (property === undefined) throw resourceNotFound(path[1]?.name ?? '');
    const { values } = readRowBody(organization, table, {
      [property.name]: writtenValue(request, table.entitySetName),
    });
    const { id } = requireRow(organization, table, addressedRow(request, table));
    operations.updateRow(organization, { table, address: { kind: 'id', id }, values, ifMatch, caller });
    return empty();
  },
};

/** `{"value":…}`; a DELETE empties the column. */
function writtenValue({ method, body }: ODataRequest, subject: string) {
  if (method === 'DELETE') return null;
  const { value, ...others } = body(subject);
  if (value !== undefined && Object.keys(others).every(name => name === '@odata.context')) return value;
  throw badPayload(subject, "The body of a property must be an object with the member 'value', and nothing else.");
}
