import { kill, type NamedKill } from './kill';

/** What defects of definitions and $metadata do to the requirements. */
export const killsOfMetadata: readonly NamedKill[] = [
  kill('told-untracked', { by: 'CT-TAB-01' }),
  kill('told-untrackable', { by: 'CT-TAB-10' }),
  kill('missing-annotations', { by: 'CT-TAB-02' }),
  kill('annotated-tables', { by: 'CT-TAB-09' }),
  kill('unfiltered-definitions', { by: 'CT-TAB-03 CT-TAB-05', also: 'CT-TAB-04 CT-TAB-08 CT-TAB-09 CT-ORG-15' }),
];
