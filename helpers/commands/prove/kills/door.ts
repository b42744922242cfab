import { kill, type NamedKill } from './kill';

/** What defects of the answers to callers who have not signed in do to the requirements. */
export const killsOfDoor: readonly NamedKill[] = [
  kill('unsigned-forbidden', { by: 'CT-ACC-01 CT-ACC-05 CT-ORG-02' }),
  kill('challenges-without-authority', { by: 'CT-ACC-05 CT-ORG-02' }),
];
