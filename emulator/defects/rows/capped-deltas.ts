import { versionOfChange } from '../changed-version';
import { alteringDeltas, pageDefect } from '../defect';

// Fewer than the scenario writes.
const most = 8;

export const cappedDeltas = pageDefect(
  'capped-deltas',
  `A delta ends after ${most} changes, with a token of that moment: the rest never comes.`,
  alteringDeltas(({ changes, since, token, next }, { table }, organization) => {
    const { upserted, deleted } = organization.changes.changesSince(table, since);
    const told = new Set([...upserted, ...deleted].slice(0, most).map(({ version }) => version));
    const kept = changes.filter(change => told.has(versionOfChange(change)));
    if (next === undefined || kept.length === changes.length) return { changes: kept };
    return { changes: kept, next: undefined, token: token ?? next.token };
  }),
);
