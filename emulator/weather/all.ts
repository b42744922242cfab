import { type Served } from '../defects/served';
import { Switches } from '../defects/switches';
import { coldTable } from './caches/cold-table';
import { metadataChangeExpiresTokens } from './deltas/metadata-change-expires-tokens';
import { type Variation } from './variation';

/** Every variation that the emulator can play. */
export const variations: readonly Variation[] = [coldTable, metadataChangeExpiresTokens];

/** @param beneath what is served without a variation */
export const weatherSwitches = (beneath?: () => Served): Switches<Variation> =>
  new Switches({ what: 'variation', all: variations }, beneath);
