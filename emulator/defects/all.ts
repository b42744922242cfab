import { changesDefects } from './changes';
import { type Defect } from './defect';
import { readDefects } from './reads';
import { requestDefects } from './requests';
import { writeDefects } from './writes';

/** Every defect that the emulator can have. */
export const defects: readonly Defect[] = [...changesDefects, ...readDefects, ...requestDefects, ...writeDefects];
