import { invalidArgument } from '../../../engine/dataverse-fault';
import { type ChangesPosition, readChangesPosition, writeChangesPosition } from '../../../operations/changes-position';
import { formatPagingCookie, type PagingCookie } from '../query/paging-cookie';

/** The read that a cookie belongs to: what the request for each of its pages repeats. */
export type ChangesQuery = { readonly table: string; readonly dataVersion: string | undefined };

/** @param page the number of the page that is answered with it */
export const formatChangeCookie = (
  page: number,
  { table, dataVersion = '' }: ChangesQuery,
  position: ChangesPosition,
): string =>
  formatPagingCookie({
    page,
    state: new Map([['table', table], ['dataversion', dataVersion], ...writeChangesPosition(position)]),
  });

/** Throws unless the cookie belongs to this read. */
export function parseChangeCookie({ state }: PagingCookie, { table, dataVersion = '' }: ChangesQuery): ChangesPosition {
  const position = readChangesPosition(state);
  if (position === undefined || state.get('table') !== table || state.get('dataversion') !== dataVersion) {
    throw invalidArgument('The PagingCookie does not belong to this read of changes: keep EntityName and DataVersion.');
  }
  return position;
}
