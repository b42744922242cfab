import { type DataverseFault, invalidArgument } from '../engine/dataverse-fault';
import { Decimal } from '../engine/values/decimal';
import { isGuid } from '../engine/values/guid';
import { type ColumnValue, type Row } from '../engine/values/row';
import { type Comparable, type ValueFamily } from './comparable';
import { compareRowWith, orderedComparable, type OrderKey } from './row-order';

/** The plain values at the ends of a page; null for none. */
export type PageEnds = {
  readonly last: string | null;
  /** Nobody needs it to go on, but clients parse it. */
  readonly first?: string | null;
};

/**
 * What a paged query needs to go on: by column, the ordering values of the rows at the ends of the page that was shown.
 * Both protocols carry it in a cookie; the emulator keeps nothing between pages.
 */
export type PagingState = ReadonlyMap<string, PageEnds>;

/** The state to go on behind this page. */
export const stateBehind = (order: readonly OrderKey[], first: Row, last: Row): PagingState =>
  new Map(
    order.map(({ name, family, read }) => [
      name,
      { last: pagingText(read(last), family), first: pagingText(read(first), family) },
    ]),
  );

/** True for rows behind the one that the state was taken from, wherever that row is now. Throws for the state of another query. */
export function isBehindPagingState(order: readonly OrderKey[], state: PagingState): (row: Row) => boolean {
  if (state.size !== order.length) throw foreignPagingState();
  const values = new Map(order.map(key => [key, readPagingText(state.get(key.name), key.family)]));
  return row => compareRowWith(order, row, key => values.get(key) ?? null) > 0;
}

/** The id of the row that the state was taken from. Throws for a state without one. */
export function pagedId(state: PagingState, primaryIdColumn: string): string {
  const id = readPagingText(state.get(primaryIdColumn), 'guid');
  if (typeof id !== 'string') throw foreignPagingState();
  return id;
}

const foreignPagingState = (): DataverseFault =>
  invalidArgument('The paging cookie does not belong to this query: keep its order, and send it as it was received.');

/** Plain, as clients parse it: GUIDs in braces and upper case, everything else as it is stored. */
function pagingText(value: ColumnValue, family: ValueFamily): string | null {
  if (value === null) return null;
  const text = typeof value === 'object' ? String(orderedComparable(value, family)) : String(value);
  return family === 'guid' ? `{${text.toUpperCase()}}` : text;
}

function readPagingText(ends: PageEnds | undefined, family: ValueFamily): Comparable | null {
  if (ends === undefined) throw foreignPagingState();
  const { last: text } = ends;
  if (text === null) return null;
  const value = pagingValueReaders[family](text);
  if (value === undefined) throw foreignPagingState();
  return value;
}

const pagingValueReaders: Readonly<Record<ValueFamily, (text: string) => Comparable | undefined>> = {
  text: text => orderedComparable(text, 'text') ?? undefined,
  enum: text => orderedComparable(text, 'enum') ?? undefined,
  number: text => Decimal.parse(text),
  boolean: text => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  guid: text => {
    const id = text.replace(/^\{(.*)\}$/, '$1').toLowerCase();
    return isGuid(id) ? id : undefined;
  },
  moment: text => {
    const moment = Date.parse(text);
    return Number.isNaN(moment) ? undefined : moment;
  },
};
