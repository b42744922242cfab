import { kill, type NamedKill } from './kill';

/** What defects of the way a protocol writes its reply do to the requirements. */
export const killsOfReplies: readonly NamedKill[] = [
  kill('missing-etags', { by: 'CT-INIT-15' }),
  kill('deletions-in-another-form', { by: 'CT-DELTA-32' }),
  kill('unacknowledged-tracking', { by: 'CT-INIT-16' }),
];
