import { kill, type NamedKill } from './kill';

/** What defects of writes do to the requirements. */
export const killsOfWrites: readonly NamedKill[] = [
  kill('ignored-conditions', { by: 'CT-KEY-10 CT-KEY-11' }),
  kill('overwritten-keys', { by: 'CT-KEY-13' }),
  kill('swallowed-duplicates', { by: 'CT-KEY-16 CT-KEY-17 CT-ORG-04', also: 'CT-KEY-21 CT-WRITE-03 CT-ORG-28' }),
];
