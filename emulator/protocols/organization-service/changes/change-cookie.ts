import { type ChangeCursor } from '../../../engine/changes/change-tracking';
import { invalidArgument } from '../../../engine/dataverse-fault';
import { formatPagingCookie, type PagingCookie } from '../query/paging-cookie';

/** Where a read of changes goes on. */
type ChangeCookie = {
  readonly table: string;
  /** The version that the read started after. */
  readonly since: bigint;
  /** The token of the last page: made for the first one, so that nothing written while paging is lost. */
  readonly token: string;
  readonly after: ChangeCursor;
};

export const formatChangeCookie = (page: number, { table, since, token, after }: ChangeCookie): string =>
  formatPagingCookie({
    page,
    state: new Map([
      ['table', table],
      ['since', since.toString()],
      ['token', token],
      ['kind', after.kind],
      ['version', after.version.toString()],
    ]),
  });

const isVersion = (text: string | undefined): text is string => text !== undefined && /^\d{1,19}$/.test(text);

/** Throws unless the cookie belongs to a read of this table's changes since this version. */
export function parseChangeCookie({ state }: PagingCookie, table: string, since: bigint): ChangeCookie {
  const [token, kind, version] = [state.get('token'), state.get('kind'), state.get('version')];
  const isOurs = state.get('table') === table && state.get('since') === since.toString();
  if (!isOurs || token === undefined || !isVersion(version) || (kind !== 'upserted' && kind !== 'deleted')) {
    throw invalidArgument('The PagingCookie does not belong to this read of changes: keep EntityName and DataVersion.');
  }
  return { table, since, token, after: { kind, version: BigInt(version) } };
}
