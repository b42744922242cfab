import { type TableDefinition } from '../../../../engine/tables/table-definition';
import { type Row } from '../../../../engine/values/row';
import { etagOf } from '../../front/request/conditions';
import { type ODataRequest } from '../../front/request/odata-request';
import { contextUrl, jsonResponse, type ODataResponse, preferenceApplied } from '../../front/response/odata-response';
import { renderRow, type RowExtras } from './render-row';
import { rowContextFragment, type Selection } from './selection';

type Entity = {
  readonly table: TableDefinition;
  readonly row: Row;
  readonly selection: Selection;
  readonly extras: RowExtras;
};

/** An answer that is one row. `applied` are preferences that were honoured besides the one for annotations. */
export function renderRowResponse(
  request: ODataRequest,
  { table, row, selection, extras }: Entity,
  { status = 200, applied }: { readonly status?: number; readonly applied?: string } = {},
): ODataResponse {
  const fragment = `${rowContextFragment(table, selection, extras.expansions)}/$entity`;
  return jsonResponse(
    { '@odata.context': contextUrl(request.serviceRoot, fragment), ...renderRow(row, selection, extras) },
    { status, headers: { etag: etagOf(row.version), ...preferenceApplied(request.prefer, applied) } },
  );
}
