import { type ChangeCursor } from '../../engine/changes/change-tracking';

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

/** The position as named texts, which a protocol carries in its paging cookie. */
export const writeChangesPosition = ({ since, isDelta, token, after }: ChangesPosition): ReadonlyMap<string, string> =>
  new Map([
    ['since', since.toString()],
    ['delta', String(isDelta)],
    ['token', token],
    ['kind', after.kind],
    ['version', after.version.toString()],
  ]);

/** What {@link writeChangesPosition} wrote; undefined for anything else. */
export function readChangesPosition(state: ReadonlyMap<string, string>): ChangesPosition | undefined {
  const [since, delta, token] = [state.get('since'), state.get('delta'), state.get('token')];
  const [kind, version] = [state.get('kind'), state.get('version')];
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
