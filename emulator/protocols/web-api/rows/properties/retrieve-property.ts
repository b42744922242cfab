import { writeJson } from '../../front/request/json';
import { isBehindRow, requireTable } from '../../front/match';
import { resourceNotFound } from '../../front/response/odata-error';
import { empty, json, plainText } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { toJson } from '../columns/edm-type';
import { requireRow } from '../../../../query/row-address';
import { addressedRow } from '../request/key-predicate';
import { rowProperties, valueIn } from '../columns/row-property';
import { contextUrl } from '../render/selection';

/** One column of one row. */
export const retrieveProperty: Operation = {
  operation: 'GET {entity set}({key})/{column} and …/{column}/$value',
  evidence:
    'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/retrieve-entity-using-web-api#retrieve-specific-properties',
  differs: {
    notServed: ['Files and images are refused with 501.'],
    inferred: ['An empty column answers 204, as the OData standard says.'],
  },
  matches: (request, context) => {
    const [, property, value] = request.path;
    const isValue = isBehindRow('GET', 3)(request, context) && value?.name === '$value' && value.args === undefined;
    const isProperty = isBehindRow('GET', 2)(request, context) || isValue;
    return isProperty && property?.args === undefined && /^[a-z_]\w*$/i.test(property?.name ?? '');
  },
  handle: (request, context) => {
    const { path, serviceRoot } = request;
    const table = requireTable(request, context);
    const property = rowProperties(table).get(path[1]?.name ?? '');
    if (property === undefined) throw resourceNotFound(path[1]?.name ?? '');
    const row = requireRow(context.organization, table, addressedRow(request, table));
    const value = toJson(valueIn(row, property));
    if (value === null) return empty();
    if (path.length === 3) return plainText(typeof value === 'string' ? value : writeJson(value));
    const fragment = `${table.entitySetName}(${row.id})/${property.name}`;
    return json({ '@odata.context': contextUrl(serviceRoot, fragment), value });
  },
};
