import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type WebApiContext } from '../../front/context';
import { type ODataRequest } from '../../front/request/odata-request';
import { expandRows } from '../expand/expand-rows';
import { type RowExtras } from '../render/render-row';

/** What a request asks to see of rows besides `$select`: `$expand` and annotations. Throws as {@link expandRows}. */
export function rowExtras(
  { query, prefer }: Pick<ODataRequest, 'query' | 'prefer'>,
  { organization }: Pick<WebApiContext, 'organization'>,
  table: TableDefinition,
): Required<RowExtras> {
  const { annotations } = prefer;
  const expansions = expandRows({ organization, annotations, aliases: query.aliases }, table, query.get('$expand'));
  return { organization, annotations, expansions };
}
