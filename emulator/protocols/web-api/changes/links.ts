import { type TableDefinition } from '../../../engine/tables/table-definition';
import { lowerCaseEncode } from '../rows/query/skip-token';
import { type Selection } from '../rows/render/selection';
import { formatTrackingCookie, type TrackingCookie } from './tracking-cookie';

type Link = {
  readonly serviceRoot: string;
  readonly table: TableDefinition;
  readonly selection: Selection;
  /** The query asked for `$count=true`. */
  readonly counts: boolean;
};

/** The defining query's URL with `$deltatoken`, percent-encoded in lower-case hex: `919042%2108%2f22%2f2017%2008%3a10%3a44`. */
export const deltaLink = (link: Link, token: string): string =>
  `${definingQuery(link)}$deltatoken=${lowerCaseEncode(token)}`;

/** The defining query's URL with the `$skiptoken` of the following page. */
export const trackedNextLink = (link: Link, cookie: TrackingCookie): string =>
  `${definingQuery(link)}$skiptoken=${formatTrackingCookie(cookie)}`;

function definingQuery({ serviceRoot, table, selection, counts }: Link): string {
  const select = selection.names === undefined ? '' : `$select=${selection.names.join(',')}&`;
  return `${serviceRoot}/${table.entitySetName}?${select}${counts ? '$count=true&' : ''}`;
}
