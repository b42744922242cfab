import { type Defect } from '../defect';
import { challengesWithoutAuthority, unsignedForbidden } from './unsigned-callers';

/** Defects of what is answered to callers who have not signed in. */
export const defectsOfDoor: readonly Defect[] = [unsignedForbidden, challengesWithoutAuthority];
