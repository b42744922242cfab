import { type Row } from '../../../../engine/values/values';
import { type Comparable, compareValues } from '../../filter/literal-operand';
import { badRequest } from '../../front/response/odata-error';
import { toComparable } from '../columns/edm-type';
import { compareRows, type OrderTerm } from './order-by';
import { formatSkipToken, type PagingCookie } from './skip-token';
import { valueIn } from '../columns/row-property';

/** Dataverse's default and greatest page. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/page-results */
const MAX_PAGE_SIZE = 5_000;

/** Dataverse counts no further than a greatest page. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/count-rows */
export const cappedCount = (count: number): number => Math.min(count, MAX_PAGE_SIZE);

/** A greater wish is ignored, as Dataverse does. */
export const pageSizeOf = (asked: number | undefined): number => Math.min(asked ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE);

/** The preference to report as applied: only when it had an effect. */
export const appliedPageSize = (asked: number | undefined): string | undefined =>
  asked === undefined || asked > MAX_PAGE_SIZE ? undefined : `odata.maxpagesize=${asked}`;

type RowPage = { readonly rows: readonly Row[]; /** Encoded. */ readonly nextSkipToken: string | undefined };

/** Sorts the rows and takes the page that follows the cookie's last row, wherever that row's place is now. */
export function pageRows(
  rows: readonly Row[],
  order: readonly OrderTerm[],
  size: number,
  cookie?: PagingCookie,
): RowPage {
  const following = cookie === undefined ? [...rows] : rows.filter(isAfter(order, cookie));
  const sorted = following.sort(compareRows(order));
  const page = sorted.slice(0, size);
  const last = page.at(-1);
  if (sorted.length <= size || last === undefined) return { rows: page, nextSkipToken: undefined };
  const pageNumber = (cookie?.pageNumber ?? 1) + 1;
  return { rows: page, nextSkipToken: formatSkipToken({ pageNumber, isTracking: false, state: stateOf(order, last) }) };
}

/** Each ordering value of the last row: `i12` a bigint, `n1.5` a number, `bfalse`, `stext`, or empty for none. */
function stateOf(order: readonly OrderTerm[], last: Row): Record<string, string> {
  const state: Record<string, string> = {};
  for (const { property } of order)
    state[property.column.logicalName] = encode(toComparable(valueIn(last, property), property.family));
  return state;
}

const encode = (value: Comparable | null): string => {
  if (value === null) return '';
  if (typeof value === 'bigint') return `i${value.toString()}`;
  return `${typeof value === 'string' ? 's' : typeof value === 'number' ? 'n' : 'b'}${String(value)}`;
};

function decode(text: string | undefined): Comparable | null {
  const [kind, value] = [text?.charAt(0), text?.slice(1) ?? ''];
  if (kind === '') return null;
  if (kind === 's') return value;
  if (kind === 'b') return value === 'true';
  if (kind === 'i' && /^-?\d+$/.test(value)) return BigInt(value);
  if (kind === 'n' && value !== '' && !Number.isNaN(Number(value))) return Number(value);
  throw badRequest('The $skiptoken does not belong to this query. Follow the next link as it was received.');
}

function isAfter(order: readonly OrderTerm[], cookie: PagingCookie): (row: Row) => boolean {
  const last = order.map(({ property, descending }) => ({
    property,
    descending,
    value: decode(cookie.state[property.column.logicalName]),
  }));
  return row => {
    for (const { property, descending, value } of last) {
      const result = compareNullable(toComparable(valueIn(row, property), property.family), value);
      if (result !== 0) return descending ? result < 0 : result > 0;
    }
    return false;
  };
}

const compareNullable = (a: Comparable | null, b: Comparable | null): number =>
  a !== null && b !== null ? compareValues(a, b) : Number(a !== null) - Number(b !== null);
