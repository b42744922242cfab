import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type ChangedRow } from '../../../operations/read-changes';
import { type JsonObject } from '../front/request/json';
import { renderRow, type RowExtras } from '../rows/render/render-row';
import { contextUrl, type Selection } from '../rows/render/selection';

type Target = {
  readonly serviceRoot: string;
  readonly table: TableDefinition;
  readonly selection: Selection;
  readonly extras: RowExtras;
};

/** A changed row is an ordinary row; a deletion has a bare GUID as its id. */
export function renderChange(change: ChangedRow, { serviceRoot, table, selection, extras }: Target): JsonObject {
  if (change.kind === 'upserted') return renderRow(change.row, selection, extras);
  return {
    '@odata.context': contextUrl(serviceRoot, `${table.entitySetName}/$deletedEntity`),
    id: change.tombstone.id,
    reason: change.reason,
  };
}
