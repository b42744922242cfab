import { type Defect } from '../defect';
import { annotatedTables, missingAnnotations } from './annotations';
import { toldUntrackable, toldUntracked } from './table-flags';
import { unfilteredDefinitions } from './unfiltered-definitions';

/** Defects of what definitions and $metadata say of tables. */
export const defectsOfMetadata: readonly Defect[] = [
  toldUntracked,
  toldUntrackable,
  missingAnnotations,
  annotatedTables,
  unfilteredDefinitions,
];
