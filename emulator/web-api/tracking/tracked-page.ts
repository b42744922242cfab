import { type Change, type ChangeCursor } from '../../engine/change-tracking';
import { type TableDefinition } from '../../engine/definitions';
import { type WebApiContext } from '../context';
import { notImplemented } from '../odata-error';
import { type ODataRequest } from '../odata-request';
import { pageSizeOf } from '../rows/page-rows';
import { toStaleRow } from './stale-rows';
import { parseTrackingCookie, type TrackingCookie } from './tracking-cookie';

export type TrackedPage = {
  readonly isDelta: boolean;
  /** The version that the read started after. */
  readonly since: bigint;
  readonly changes: readonly Change[];
  /** For the delta link. */
  readonly token: string;
  /** Undefined on the last page. */
  readonly next: TrackingCookie | undefined;
};

type Read = Omit<TrackingCookie, 'after'> & { readonly after: ChangeCursor | undefined };

/** Takes one page of an initial read or a delta. Throws 400 for tables that are not tracked and tokens that are of no use. */
export function readTrackedPage(request: ODataRequest, context: WebApiContext, table: TableDefinition): TrackedPage {
  const { changes } = context.organization;
  const read = startRead(request, context, table);
  const range = { since: read.since, after: read.after };
  const page = changes.page(table.logicalName, range, pageSizeOf(request.prefer.maxPageSize));
  return {
    isDelta: read.isDelta,
    since: read.since,
    changes: withDefects(context, read.isDelta, page.changes),
    token: read.token,
    next: page.next === undefined ? undefined : { ...read, pageNumber: read.pageNumber + 1, after: page.next },
  };
}

function startRead({ query }: ODataRequest, { organization }: WebApiContext, { logicalName }: TableDefinition): Read {
  const { changes } = organization;
  const [skipToken, deltaToken] = [query.get('$skiptoken'), query.get('$deltatoken')];
  if (skipToken !== undefined && deltaToken !== undefined)
    throw notImplemented('$skiptoken and $deltatoken in one request');
  const since = changes.start(logicalName, deltaToken);
  if (skipToken !== undefined) return parseTrackingCookie(skipToken);
  return { pageNumber: 1, since, isDelta: deltaToken !== undefined, token: changes.issueToken(), after: undefined };
}

function withDefects(
  { defects, organization }: WebApiContext,
  isDelta: boolean,
  changes: readonly Change[],
): readonly Change[] {
  let shown = changes;
  if (defects.has('lost-deletes')) shown = shown.filter(({ kind }) => kind !== 'deleted');
  if (defects.has('stale-values') && isDelta) {
    shown = shown.map(change =>
      change.kind === 'upserted' ? { ...change, row: toStaleRow(organization, change.row) } : change,
    );
  }
  if (!defects.has('duplicate-rows')) return shown;
  const last = shown.findLastIndex(({ kind }) => kind === 'upserted');
  return shown.flatMap((change, index) => (index === last ? [change, change] : [change]));
}
