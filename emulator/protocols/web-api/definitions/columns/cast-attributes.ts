import { columnDefinitionsOf, type TableColumn } from '../../../../definitions/definition-items';
import { isAddressedDefinition, definitionNotFound } from '../../../../definitions/find-definition';
import { type MetadataType } from '../../../../definitions/metadata-types/metadata-type';
import { derivedAttributeNameOf } from '../../../../definitions/metadata-types/attribute-metadata';
import { derivedAttributeType } from '../../../../definitions/metadata-types/derived-attributes';
import { type ODataRequest } from '../../front/request/odata-request';
import { readDefinitionAddress, requireAddressedTable } from '../tables/entity-address';
import { parseDefinitionSelect, renderDefinition, selectedNamesFragment } from '../json/entity-type';
import { definitionFilter } from '../list/definition-filter';
import { contextUrl, jsonResponse } from '../../front/response/odata-response';
import { type Operation } from '../../front/operation';
import { type ExpandItem, parseExpand } from '../../front/url/expand-syntax';
import { optionSetTypeOf } from '../../../../definitions/metadata-types/option-set-metadata';
import { type JsonObject } from '../../front/request/json';
import { notImplementedInWebApi } from '../../front/response/odata-error';
import { definitionJson } from '../json/definition-json';

const NAMESPACE = 'Microsoft.Dynamics.CRM.';

const attributeCastOf = ({ path }: ODataRequest): MetadataType<TableColumn> | undefined => {
  const { name = '', args } = path[2] ?? {};
  return args === undefined && name.startsWith(NAMESPACE)
    ? derivedAttributeType(name.slice(NAMESPACE.length))
    : undefined;
};

/** The columns of one derived type, with that type's own properties and its choices. */
export const castAttributes: Operation = {
  operation: 'GET EntityDefinitions({key})/Attributes/{type} and …/Attributes({key})/{type}',
  privilege: 'prvReadEntity',
  evidence: 'https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query-metadata-web-api',
  notServed: ['Only part of the properties is served; asking for another one is refused with 501.'],
  differs: ["Every option set is the column's own: GlobalOptionSet is null even where a package shares one."],
  matches: request => {
    const { method, path } = request;
    const isAttributes = path[0]?.name === 'EntityDefinitions' && path[1]?.name === 'Attributes';
    return method === 'GET' && path.length === 3 && isAttributes && attributeCastOf(request) !== undefined;
  },
  query: ['$select', '$filter', '$expand'],
  handle: (request, { organization }) => {
    const { path, query, serviceRoot } = request;
    const type = attributeCastOf(request);
    const table = requireAddressedTable(organization, path[0]?.args);
    if (type === undefined) throw definitionNotFound('attribute type', table.logicalName);
    const names = parseDefinitionSelect(type, query.get('$select'));
    const expanded = query.get('$expand');
    const items = expanded === undefined ? [] : parseExpand(expanded);
    const expand = expandOptionSets(items, type.properties.has('OptionSet'));
    const passes = definitionFilter(type, query.get('$filter'), query.aliases);
    const render = (item: TableColumn) => ({ ...renderDefinition(type, item, names), ...expand(item) });
    const ofType = columnDefinitionsOf(table).filter(item => derivedAttributeNameOf(item) === type.name);
    const fragment = `EntityDefinitions('${table.logicalName}')/Attributes/${NAMESPACE}${type.name}${selectedNamesFragment(names)}`;
    if (path[1]?.args === undefined) {
      return jsonResponse({
        '@odata.context': contextUrl(serviceRoot, fragment),
        value: ofType.filter(passes).map(render),
      });
    }
    const isThisOne = isAddressedDefinition(readDefinitionAddress(path[1].args, type.name));
    const found = ofType.find(({ column }) => isThisOne(column));
    if (found === undefined) throw definitionNotFound('attribute', table.logicalName);
    return jsonResponse({ '@odata.context': contextUrl(serviceRoot, `${fragment}/$entity`), ...render(found) });
  },
};

/** What `$expand` adds to a column with choices: `OptionSet`, and `GlobalOptionSet`, which no column here has. */
function expandOptionSets(items: readonly ExpandItem[], hasOptions: boolean): (item: TableColumn) => JsonObject {
  for (const { name, options } of items) {
    const foreign = [...options.keys()].find(option => option !== '$select');
    if (foreign !== undefined) throw notImplementedInWebApi(`the option '${foreign}' in $expand of '${name}'`);
    if (!hasOptions || (name !== 'OptionSet' && name !== 'GlobalOptionSet'))
      throw notImplementedInWebApi(`expanding '${name}' of a column`);
  }
  return column =>
    Object.fromEntries(
      items.map(({ name, options }) => [
        name,
        name === 'OptionSet' ? selectedOptionSet(column, options.get('$select')) : null,
      ]),
    );
}

function selectedOptionSet(column: TableColumn, select: string | undefined): JsonObject {
  const set = definitionJson(optionSetTypeOf(column), column);
  if (select === undefined) return set;
  const names = [...select.split(',').map(name => name.trim()), 'MetadataId'];
  const unknown = names.find(name => !Object.hasOwn(set, name));
  if (unknown !== undefined) throw notImplementedInWebApi(`the property '${unknown}' of an option set`);
  return Object.fromEntries(Object.entries(set).filter(([name]) => names.includes(name)));
}
