import { type TableDefinition } from '../../../engine/tables/table-definition';
import { type ChangedRow } from '../../../operations/changes/read-changes';
import { type JsonObject } from '../front/request/json';
import { contextUrl } from '../front/response/odata-response';
import { lowerCaseEncode } from '../rows/list/skip-token';
import { renderRow, type RowExtras } from '../rows/render/render-row';
import { type Selection } from '../rows/render/selection';
import { formatTrackingCookie, type TrackingCookie } from './tracking-cookie';

/** What the defining query shows of which rows. */
type Shown = {
  readonly serviceRoot: string;
  readonly table: TableDefinition;
  readonly selection: Selection;
  readonly extras: RowExtras;
  /** It asked for `$count=true`. */
  readonly counts: boolean;
};

/** A changed row is an ordinary row; a deletion has a bare GUID as its id. */
export function renderChangedRow({ serviceRoot, table, selection, extras }: Shown, change: ChangedRow): JsonObject {
  if (change.kind === 'upserted') return renderRow(change.row, selection, extras);
  return {
    '@odata.context': contextUrl(serviceRoot, `${table.entitySetName}/$deletedEntity`),
    id: change.tombstone.id,
    reason: change.reason,
  };
}

/** The defining query's URL with `$deltatoken`, percent-encoded in lower-case hex: `919042%2108%2f22%2f2017%2008%3a10%3a44`. */
export const deltaLink = (shown: Shown, token: string): string =>
  `${definingQueryOfDelta(shown)}$deltatoken=${lowerCaseEncode(token)}`;

/** The defining query's URL with the `$skiptoken` of the following page. */
export const trackedNextLink = (shown: Shown, cookie: TrackingCookie): string =>
  `${definingQueryOfDelta(shown)}$skiptoken=${formatTrackingCookie(cookie)}`;

function definingQueryOfDelta({ serviceRoot, table, selection, counts }: Shown): string {
  const select = selection.names === undefined ? '' : `$select=${selection.names.join(',')}&`;
  return `${serviceRoot}/${table.entitySetName}?${select}${counts ? '$count=true&' : ''}`;
}
