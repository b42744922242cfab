import { type ChangesRequest } from '../../operations/changes/read-changes';
import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';

const placeOf = ({ table, from }: ChangesRequest): string =>
  'position' in from
    ? `${table} ${from.position.token} ${from.position.since} ${from.position.after.kind} ${from.position.after.version}`
    : `${table} ${from.token ?? ''}`;

export const toldWhenAskedAgain: Defect = {
  name: 'told-when-asked-again',
  description:
    'The newest row of a delta is missing when its link or token is asked for the first time, and there when the same one is asked again.',
  protocols: bothProtocols,
  start: () => {
    const asked = new Set<string>();
    return deviatingInPages(
      alteringDeltas(({ changes, next }, request) => {
        const last = changes.findLast(({ kind }) => kind === 'upserted');
        const place = placeOf(request);
        if (next !== undefined || last === undefined || asked.has(place)) return {};
        asked.add(place);
        return { changes: changes.filter(change => change !== last) };
      }),
    );
  },
};
