import { kill, type NamedKill } from './kill';

/** What defects of solutions do to the requirements: most of them are groundwork, which breaks a run off. */
export const killsOfSolutions: readonly NamedKill[] = [
  kill('missing-tables', { by: 'CT-TAB-01' }),
  kill('unlisted-solutions', { stops: 'CT-SOL-01' }),
  kill('unmanaged-solutions', { stops: 'CT-SOL-01' }),
  kill('failed-reports', { stops: 'CT-SOL-01' }),
  kill('tables-left-behind', { stops: 'CT-SOL-03' }),
];
