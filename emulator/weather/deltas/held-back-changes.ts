import { bothProtocols, alteringDeltas, deviatingInPages } from '../../defects/defect';
import { formatChangeToken, parseChangeToken } from '../../engine/changes/change-token';
import { type ChangedRow, type ChangesPage } from '../../operations/changes/read-changes';
import { type Variation } from '../variation';

/** Inferred: a row version is given out when a row is written, and its transaction may commit later. */
export const heldBackChanges: Variation = {
  name: 'held-back-changes',
  description: 'The newest change at the end of a delta is held back once: the next delta brings it.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    const held = new Set<bigint>();
    return deviatingInPages(
      alteringDeltas(page => {
        const newest = newestOf(page);
        if (newest === undefined || held.has(versionOf(newest))) return {};
        held.add(versionOf(newest));
        const changes = page.changes.filter(change => change !== newest);
        return { changes, token: tokenBefore(page.token, newest) };
      }),
    );
  },
};

/** Inferred, with the same reason; one production consumer brings rows together that came twice. */
export const toldAgain: Variation = {
  name: 'changes-told-again',
  description: 'The newest change at the end of a delta comes once more, in the next delta.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    const told = new Set<bigint>();
    return deviatingInPages(
      alteringDeltas(page => {
        const newest = newestOf(page);
        if (newest === undefined || told.has(versionOf(newest))) return {};
        told.add(versionOf(newest));
        return { token: tokenBefore(page.token, newest) };
      }),
    );
  },
};

const versionOf = (change: ChangedRow): bigint =>
  change.kind === 'upserted' ? change.row.version : change.tombstone.version;

/** The change with the greatest version on the last page of a delta; undefined on the others. */
function newestOf({ token, changes }: ChangesPage): ChangedRow | undefined {
  if (token === undefined) return undefined;
  return changes.reduce<ChangedRow | undefined>(
    (newest, change) => (newest === undefined || versionOf(change) > versionOf(newest) ? change : newest),
    undefined,
  );
}

function tokenBefore(token: string | undefined, change: ChangedRow): string | undefined {
  if (token === undefined) return undefined;
  return formatChangeToken({ version: versionOf(change) - 1n, issuedAt: parseChangeToken(token).issuedAt });
}
