import { versionOfChange } from '../../defects/changed-version';
import { alteringDeltas, bothProtocols, deviatingInPages } from '../../defects/defect';
import { type Variation } from '../variation';
import { newestFirst, tokenBefore } from './changes-in-page';

/** How long a change stays away from deltas after it was first asked for, in milliseconds of the organization's clock. Short, so that a proof is quick. */
const lateBy = 300;

/** Inferred: what answers reads may lag behind what takes writes. A token never runs ahead of what it has told. */
export const lateChanges: Variation = {
  name: 'late-changes',
  description: 'Changes, deletions too, come in deltas only some time after they were made.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    const askedAt = new Map<bigint, number>();
    return deviatingInPages(
      alteringDeltas((page, _request, { clock }) => {
        if (page.token === undefined) return {};
        const now = clock.now();
        const held = page.changes.filter(change => {
          const since = askedAt.get(versionOfChange(change)) ?? now;
          askedAt.set(versionOfChange(change), since);
          return now - since < lateBy;
        });
        const oldest = newestFirst(held).at(-1);
        if (oldest === undefined) return {};
        return {
          changes: page.changes.filter(change => !held.includes(change)),
          token: tokenBefore(page.token, oldest),
        };
      }),
    );
  },
};
