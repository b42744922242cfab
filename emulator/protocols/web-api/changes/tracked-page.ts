import { withChangeDefects } from '../../../defects/change-defects';
import { parseChangeToken } from '../../../engine/changes/change-token';
import {
  type Change,
  type ChangeCursor,
  type ChangePage,
  type ChangeRange,
  minimumVersion,
} from '../../../engine/changes/change-tracking';
import { type TableDefinition } from '../../../engine/tables/definitions';
import { type WebApiContext } from '../front/context';
import { notImplemented } from '../front/response/odata-error';
import { type ODataRequest } from '../front/request/odata-request';
import { pageSizeFor } from '../../../query/page-size';
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
  const range = rangeOf(context, read);
  const size = pageSizeFor(request.prefer.maxPageSize) + (context.defects.has('oversized-pages') ? 1 : 0);
  const page = changes.page(table.logicalName, range, size);
  const isLast = page.next === undefined;
  return {
    isDelta: read.isDelta,
    since: read.since,
    changes: withChangeDefects(context, read.isDelta, withPageDefects(context, table, read, page)),
    token: isLast && context.defects.has('late-token') ? changes.issueToken() : read.token,
    next: page.next === undefined ? undefined : { ...read, pageNumber: read.pageNumber + 1, after: page.next },
  };
}

/** By its token, a read knows the version at which it began. */
function rangeOf({ defects }: WebApiContext, { since, after, token }: Read): ChangeRange {
  const range = { since, after };
  return defects.has('late-token') ? { ...range, upTo: parseChangeToken(token).version } : range;
}

function withPageDefects(
  { defects, organization }: WebApiContext,
  { logicalName }: TableDefinition,
  { isDelta, pageNumber }: Read,
  { changes, next }: ChangePage,
): readonly Change[] {
  if (defects.has('lost-later-deletes') && isDelta && pageNumber > 1) {
    return changes.filter(({ kind }) => kind !== 'deleted');
  }
  if (!defects.has('deletes-in-first-read') || isDelta || next !== undefined) return changes;
  const { deleted } = organization.changes.changesSince(logicalName, minimumVersion + 1n);
  return [...changes, ...deleted.map((tombstone): Change => ({ kind: 'deleted', tombstone }))];
}

function startRead(
  { query }: ODataRequest,
  { organization, defects }: WebApiContext,
  { logicalName }: TableDefinition,
): Read {
  const { changes } = organization;
  const [skipToken, deltaToken] = [query.get('$skiptoken'), query.get('$deltatoken')];
  if (skipToken !== undefined && deltaToken !== undefined)
    throw notImplemented('$skiptoken and $deltatoken in one request');
  if (skipToken !== undefined) {
    const cookie = parseTrackingCookie(skipToken);
    // A read that was begun too long ago cannot be ended: deletions may be gone meanwhile.
    changes.start(logicalName, cookie.token);
    return cookie;
  }
  const asked = changes.start(logicalName, deltaToken);
  const since = defects.has('overlapping-deltas') && asked > 10n ? asked - 10n : asked;
  return { pageNumber: 1, since, isDelta: deltaToken !== undefined, token: changes.issueToken(), after: undefined };
}
