import { bothProtocols, type Defect, deviatingInPages } from '../defect';
import { withRows } from './altered-rows';

export const versionsOfTheMoment: Defect = {
  name: 'versions-of-the-moment',
  description: 'A row comes with another version each time that it is read, though nobody wrote it.',
  protocols: bothProtocols,
  start: () => {
    let reads = 0n;
    return deviatingInPages(({ changes }) => ({
      changes: withRows(changes, row => ({ ...row, version: row.version * 1000n + (reads += 1n) })),
    }));
  },
};
