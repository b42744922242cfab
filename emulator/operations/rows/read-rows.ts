import { type Differences } from '../fidelity';
import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type Row } from '../../engine/values/row';
import { pageSizeFor } from '../../query/page-size';
import { firstRows } from '../../query/first-rows';
import { isBehindPagingState, pagedId, type PagingState, stateBehind } from '../../query/paging-state';
import { requireAddressedRow, type RowAddress } from './row-address';
import { type OrderKey, type OrderTerm, totalRowOrder } from '../../query/row-order';

/** How rows are ordered otherwise than Dataverse does: for both protocols. */
export const orderDiffers: readonly string[] = [
  'Text is ordered by code point, ignoring case.',
  'Without an order, rows come in the order of their ids.',
];

/** What of conditions is not as Dataverse has it, or not known: for both protocols. */
export const conditionsDiffer = {
  differs: [
    'Days, and what is counted in them, begin at midnight UTC, and weeks on Sunday, whatever the user has chosen.',
  ],
  inferred: [
    'Rows without a value pass NotIn, NotBetween, NotLike and the other negations, as they pass NotEqual.',
    'Last X days begin at midnight and end now, next X days begin now and end at midnight; so do the other units.',
  ],
} as const satisfies Differences;

export type RowQuery = {
  readonly table: TableDefinition;
  readonly passes: (row: Row) => boolean;
  /** As asked for; the primary id is added. */
  readonly order: readonly OrderTerm[];
  /** Rows at most, instead of pages. */
  readonly top?: number | undefined;
  /** The greatest page when left out. */
  readonly pageSize?: number | undefined;
  /** Where the page before ended. */
  readonly after?: PagingState | undefined;
  /** Rows to pass over, for who names a page by its number alone. */
  readonly skip?: number | undefined;
};

type RowPage = {
  readonly rows: readonly Row[];
  /** Undefined on the last page, and for a query with a top. */
  readonly next: PagingState | undefined;
  /** Rows that pass, on all pages: counted when somebody asks. */
  readonly total: () => number;
};

/**
 * A page of the rows that pass, in their order: the one behind the last row of the page before, wherever that row's
 * place is now. Throws for the paging state of another query.
 */
export function queryRows(organization: OrganizationView, query: RowQuery): RowPage {
  const { table, top, skip = 0 } = query;
  const order = totalRowOrder(organization.tables, table, query.order);
  const end = skip + pageSizeFor(top ?? query.pageSize);
  // One more than are shown: whether there is another page.
  const found = rowsUpTo(end + 1, organization, order, query);
  const shown = found.slice(skip, end);
  const [first, last] = [shown.at(0), shown.at(-1)];
  const isLast = top !== undefined || first === undefined || last === undefined || found.length <= end;
  return {
    rows: shown,
    next: isLast ? undefined : stateBehind(order, first, last),
    total: () => countRows(organization, { table, passes: query.passes }),
  };
}

/** So many of the first rows that pass. In the order of the ids, which is kept, no others are looked at. */
function rowsUpTo(
  count: number,
  { rows }: OrganizationView,
  order: readonly OrderKey[],
  { table: { logicalName, primaryIdColumn }, passes, after }: RowQuery,
): readonly Row[] {
  const isBehind = after === undefined ? () => true : isBehindPagingState(order, after);
  const isWanted = (row: Row): boolean => passes(row) && isBehind(row);
  const [{ name, descending } = { name: undefined, descending: false }] = order;
  if (name !== primaryIdColumn || descending) {
    return firstRows(wanted(rows.scan(logicalName), isWanted), order, count);
  }
  const found: Row[] = [];
  for (const row of wanted(rows.scanById(logicalName, after && pagedId(after, name)), isWanted)) {
    if (found.push(row) === count) break;
  }
  return found;
}

function* wanted(rows: Iterable<Row>, isWanted: (row: Row) => boolean): Generator<Row, void, undefined> {
  for (const row of rows) if (isWanted(row)) yield row;
}

/** One row, by id or alternate key. Throws when it does not exist. */
export const retrieveRow = (
  organization: OrganizationView,
  { table, address }: { readonly table: TableDefinition; readonly address: RowAddress },
): Row => requireAddressedRow(organization, table, address);

/** How many rows of a table pass, not capped. */
export function countRows({ rows }: OrganizationView, { table, passes }: Pick<RowQuery, 'table' | 'passes'>): number {
  let count = 0;
  for (const row of rows.scan(table.logicalName)) if (passes(row)) count += 1;
  return count;
}
