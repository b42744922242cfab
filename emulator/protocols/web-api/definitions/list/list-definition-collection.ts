import { type WebApiContext } from '../../front/context';
import { badODataRequest } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { contextUrl, jsonResponse, type ODataResponse } from '../../front/response/odata-response';
import { collectionReaders } from './collections';
import { selectedNamesFragment } from '../json/entity-type';
import { requireAddressedTable } from '../tables/entity-address';

/** Answers `GET EntityDefinitions({key})/{collection}`, with `$select` and `$filter`, and `$expand` where there are rows behind it. */
export function listDefinitionCollection(
  { path, query, prefer, serviceRoot }: ODataRequest,
  { organization }: WebApiContext,
): ODataResponse {
  const table = requireAddressedTable(organization, path[0]?.args);
  const name = path[1]?.name ?? '';
  const collection = collectionReaders.get(name);
  if (collection === undefined) throw badODataRequest(`'${name}' is not a collection of a table's definition.`);
  const options = {
    select: query.get('$select'),
    filter: query.get('$filter'),
    expand: query.get('$expand'),
    aliases: query.aliases,
    rows: { organization, annotations: prefer.annotations },
  };
  const { names, read } = collection(options);
  return jsonResponse({
    '@odata.context': contextUrl(
      serviceRoot,
      `EntityDefinitions('${table.logicalName}')/${name}${selectedNamesFragment(names)}`,
    ),
    value: read(organization, table),
  });
}
