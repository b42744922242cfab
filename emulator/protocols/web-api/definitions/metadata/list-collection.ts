import { type WebApiContext } from '../../front/context';
import { badRequest } from '../../front/response/odata-error';
import { type ODataRequest } from '../../front/request/odata-request';
import { contextUrl, json, type ODataResponse } from '../../front/response/odata-response';
import { collectionReaders } from './collections';
import { selectedNames } from './entity-type';
import { requireEntity } from '../tables/entity-address';

/** Answers `GET EntityDefinitions({key})/{collection}`, with `$select` and `$filter`. */
export function listCollection(
  { path, query, serviceRoot }: ODataRequest,
  { organization }: WebApiContext,
): ODataResponse {
  const table = requireEntity(organization, path[0]?.args);
  const name = path[1]?.name ?? '';
  const collection = collectionReaders.get(name);
  if (collection === undefined) throw badRequest(`'${name}' is not a collection of a table's definition.`);
  const options = { select: query.get('$select'), filter: query.get('$filter'), aliases: query.aliases };
  const { names, read } = collection(options);
  return json({
    '@odata.context': contextUrl(
      serviceRoot,
      `EntityDefinitions('${table.logicalName}')/${name}${selectedNames(names)}`,
    ),
    value: read(organization, table),
  });
}
