import { type DataverseFault, invalidArgument } from '../engine/dataverse-fault';
import { type Row } from '../engine/values/row';
import { type Comparable, comparableIn } from './comparable';
import { compareRowWith, type OrderTerm } from './row-order';

/**
 * What a paged query needs to go on: by column, the ordering values of the last row that was shown. Both protocols
 * carry it in a cookie; the emulator keeps nothing between pages.
 */
export type PagingState = ReadonlyMap<string, string>;

/** The state to go on behind this row. */
export const stateBehind = (order: readonly OrderTerm[], last: Row): PagingState =>
  new Map(order.map(({ column }) => [column.logicalName, encodeComparable(comparableIn(last, column))]));

/** True for rows behind the one that the state was taken from, wherever that row is now. Throws for the state of another query. */
export function isBehindPagingState(order: readonly OrderTerm[], state: PagingState): (row: Row) => boolean {
  const columns = new Set(order.map(({ column }) => column));
  if (state.size !== columns.size) throw foreignPagingState();
  const values = new Map([...columns].map(column => [column, decodeComparable(state.get(column.logicalName))]));
  return row => compareRowWith(order, row, column => values.get(column) ?? null) > 0;
}

const foreignPagingState = (): DataverseFault =>
  invalidArgument('The paging cookie does not belong to this query: keep its order, and send it as it was received.');

/** `i12` a bigint, `n1.5` a number, `bfalse`, `stext`, or empty for none. */
function encodeComparable(value: Comparable | null): string {
  if (value === null) return '';
  if (typeof value === 'bigint') return `i${value.toString()}`;
  return `${typeof value === 'string' ? 's' : typeof value === 'number' ? 'n' : 'b'}${String(value)}`;
}

function decodeComparable(text: string | undefined): Comparable | null {
  const [kind, value] = [text?.charAt(0), text?.slice(1) ?? ''];
  if (kind === '') return null;
  if (kind === 's') return value;
  if (kind === 'b') return value === 'true';
  if (kind === 'i' && /^-?\d{1,19}$/.test(value)) return BigInt(value);
  if (kind === 'n' && value !== '' && !Number.isNaN(Number(value))) return Number(value);
  throw foreignPagingState();
}
