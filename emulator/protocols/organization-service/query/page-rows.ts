import { type DataverseFault, invalidArgument } from '../../../engine/dataverse-fault';
import { type Row } from '../../../engine/values/values';
import { formatPagingCookie, type PagingCookie } from './paging-cookie';
import { type PagingInfo } from './paging-info';
import { type Comparable, comparableIn, compare } from './comparable';
import { compareRows, type OrderTerm } from './order-expression';

type RowPage = { readonly rows: readonly Row[]; readonly more: boolean; readonly cookie: string | null };

/**
 * Sorts the rows and takes a page: the one after the cookie's last row, wherever that row's place is now, or, without a
 * cookie, the one that the page number leads to.
 */
export function pageRows(
  rows: readonly Row[],
  order: readonly OrderTerm[],
  { size, page, cookie }: PagingInfo,
): RowPage {
  const following = cookie === undefined ? [...rows] : rows.filter(isAfter(order, cookie));
  const sorted = following.sort(compareRows(order));
  const start = cookie === undefined ? (page - 1) * size : 0;
  const shown = sorted.slice(start, start + size);
  const last = shown.at(-1);
  const more = sorted.length > start + size;
  return { rows: shown, more, cookie: more && last !== undefined ? cookieOf(page, order, last) : null };
}

/** Each ordering value of the last row: `i12` a bigint, `n1.5` a number, `bfalse`, `stext`, or empty for none. */
const cookieOf = (page: number, order: readonly OrderTerm[], last: Row): string =>
  formatPagingCookie({
    page,
    state: new Map(order.map(({ column }) => [column.logicalName, encode(comparableIn(last, column))])),
  });

function encode(value: Comparable | null): string {
  if (value === null) return '';
  if (typeof value === 'bigint') return `i${value.toString()}`;
  return `${typeof value === 'string' ? 's' : typeof value === 'number' ? 'n' : 'b'}${String(value)}`;
}

const foreign = (): DataverseFault =>
  invalidArgument(
    'The PagingCookie does not belong to this query: keep its orders, and send the cookie as it was received.',
  );

function decode(text: string | undefined): Comparable | null {
  const [kind, value] = [text?.charAt(0), text?.slice(1) ?? ''];
  if (kind === '') return null;
  if (kind === 's') return value;
  if (kind === 'b') return value === 'true';
  if (kind === 'i' && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  if (kind === 'n' && value !== '' && !Number.isNaN(Number(value))) return Number(value);
  throw foreign();
}

function isAfter(order: readonly OrderTerm[], { state }: PagingCookie): (row: Row) => boolean {
  if (state.size !== new Set(order.map(({ column }) => column)).size) throw foreign();
  const last = order.map(term => ({ ...term, value: decode(state.get(term.column.logicalName)) }));
  return row => {
    for (const { column, descending, value } of last) {
      const result = compare(comparableIn(row, column), value);
      if (result !== 0) return descending ? result < 0 : result > 0;
    }
    return false;
  };
}
