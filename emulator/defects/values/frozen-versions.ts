import { bothProtocols, type Defect, deviatingInPages } from '../defect';
import { withRows } from './altered-rows';

export const frozenVersions: Defect = {
  name: 'frozen-versions',
  description: 'A row comes with the version that it had when it was read first, however often it is written.',
  protocols: bothProtocols,
  start: () => {
    const first = new Map<string, bigint>();
    return deviatingInPages(({ changes }) => ({
      changes: withRows(changes, row => {
        const version = first.get(row.id) ?? row.version;
        first.set(row.id, version);
        return { ...row, version };
      }),
    }));
  },
};
