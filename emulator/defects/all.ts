import { type Defect } from './defect';
import { defectsOfDeletions } from './deletions/all';
import { defectsOfDoor } from './door/all';
import { defectsOfKeys } from './keys/all';
import { defectsOfMetadata } from './metadata/all';
import { defectsOfSolutions } from './solutions/all';
import { defectsOfMessages } from './messages/all';
import { defectsOfRefusals } from './refusals/all';
import { defectsOfPages } from './pages/all';
import { defectsOfReads } from './reads/all';
import { defectsOfReplies } from './replies/all';
import { defectsOfRequests } from './requests/all';
import { defectsOfRows } from './rows/all';
import { defectsOfTokens } from './tokens/all';
import { defectsOfValues } from './values/all';
import { defectsOfWrites } from './writes/all';
import { type Served } from './served';
import { Switches } from './switches';
import { defectsOfTracking } from './tracking/all';

/** Every defect that the emulator can have. */
export const defects: readonly Defect[] = [
  ...defectsOfDeletions,
  ...defectsOfRows,
  ...defectsOfTracking,
  ...defectsOfValues,
  ...defectsOfPages,
  ...defectsOfReads,
  ...defectsOfTokens,
  ...defectsOfReplies,
  ...defectsOfRequests,
  ...defectsOfWrites,
  ...defectsOfKeys,
  ...defectsOfRefusals,
  ...defectsOfMessages,
  ...defectsOfSolutions,
  ...defectsOfDoor,
  ...defectsOfMetadata,
];

/** @param beneath what is served without a defect */
export const defectSwitches = (beneath?: () => Served): Switches<Defect> =>
  new Switches({ what: 'defect', all: defects }, beneath);
