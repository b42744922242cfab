import { metadataChangeExpiresTokens } from './metadata-change-expires-tokens';
import { type Variation } from './variation';

/** Every variation that the emulator can be started with. */
export const variations: readonly Variation[] = [metadataChangeExpiresTokens];
