import { alteringDeltas, bothProtocols, type Defect, deviatingInPages } from '../defect';

export const toldOnce: Defect = {
  name: 'told-once',
  description: 'A row that deltas have told since it was created is not told again when it is written later.',
  protocols: bothProtocols,
  start: () => {
    // A delta that is asked for once more is answered as before.
    const told = new Map<string, bigint>();
    return deviatingInPages(
      alteringDeltas(({ changes }) => ({
        changes: changes.filter(change => {
          if (change.kind === 'deleted') return true;
          const { id, version } = change.row;
          const first = told.get(id) ?? version;
          told.set(id, first);
          return version <= first;
        }),
      })),
    );
  },
};
