import { versionOfChange } from '../../defects/changed-version';
import { bothProtocols, alteringDeltas, deviatingInPages } from '../../defects/defect';
import { type ChangedRow, type ChangesPage } from '../../operations/changes/read-changes';
import { type Variation } from '../variation';
import { newestFirst, tokenBefore } from './changes-in-page';

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
        if (newest === undefined || held.has(versionOfChange(newest))) return {};
        held.add(versionOfChange(newest));
        const changes = page.changes.filter(change => change !== newest);
        return { changes, token: beforeNewest(page, newest) };
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
        if (newest === undefined || told.has(versionOfChange(newest))) return {};
        told.add(versionOfChange(newest));
        return { token: beforeNewest(page, newest) };
      }),
    );
  },
};

/** The change with the greatest version on the last page of a delta; undefined on the others. */
const newestOf = ({ token, changes }: ChangesPage): ChangedRow | undefined =>
  token === undefined ? undefined : newestFirst(changes)[0];

/** There is a token where there is a newest change. */
const beforeNewest = ({ token }: ChangesPage, newest: ChangedRow): string | undefined =>
  token === undefined ? undefined : tokenBefore(token, newest);
