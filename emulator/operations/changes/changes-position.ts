import { type ChangeCursor } from '../../engine/changes/change-tracking';
import { type PagingState } from '../../query/paging-state';

/** Where a read of changes goes on: all its state, since nothing is kept between pages. */
export type ChangesPosition = {
  /** The version that the read started after. */
  readonly since: bigint;
  readonly isDelta: boolean;
  /** What the last page will carry: made for the first one, so that nothing written while paging is lost. */
  readonly token: string;
  /** The last change of the page before. */
  readonly after: ChangeCursor;
};

/** The position as the texts of a paging cookie. */
export const writeChangesPosition = ({ since, isDelta, token, after }: ChangesPosition): PagingState =>
  new Map([
    ['since', { last: since.toString() }],
    ['delta', { last: String(isDelta) }],
    ['token', { last: token }],
    ['kind', { last: after.kind }],
    ['version', { last: after.version.toString() }],
  ]);

/** What {@link writeChangesPosition} wrote; undefined for anything else. */
export function readChangesPosition(state: PagingState): ChangesPosition | undefined {
  const textOf = (name: string): string | undefined => state.get(name)?.last ?? undefined;
  const [since, delta, token] = [textOf('since'), textOf('delta'), textOf('token')];
  const [kind, version] = [textOf('kind'), textOf('version')];
  if (
    token === undefined ||
    (kind !== 'upserted' && kind !== 'deleted') ||
    !isPositionVersion(since) ||
    !isPositionVersion(version)
  ) {
    return undefined;
  }
  return { since: BigInt(since), isDelta: delta === 'true', token, after: { kind, version: BigInt(version) } };
}

const isPositionVersion = (text: string | undefined): text is string => text !== undefined && /^\d{1,19}$/.test(text);
