import { pageDefect } from '../defect';
import { withRows } from './altered-rows';

export const constantVersions = pageDefect(
  'constant-versions',
  'Every row of a tracked read comes with the same version.',
  ({ changes }) => ({ changes: withRows(changes, row => ({ ...row, version: 1n })) }),
);
