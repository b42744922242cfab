import { killsOfDeletions } from './kills/deletions';
import { type Kill } from './kills/kill';
import { killsOfDoor } from './kills/door';
import { killsOfKeys } from './kills/keys';
import { killsOfMetadata } from './kills/metadata';
import { killsOfSolutions } from './kills/solutions';
import { killsOfMessages } from './kills/messages';
import { killsOfRefusals } from './kills/refusals';
import { killsOfPages } from './kills/pages';
import { killsOfReads } from './kills/reads';
import { killsOfReplies } from './kills/replies';
import { killsOfRequests } from './kills/requests';
import { killsOfRows } from './kills/rows';
import { killsOfTokens } from './kills/tokens';
import { killsOfValues } from './kills/values';
import { killsOfWrites } from './kills/writes';
import { killsOfTracking } from './kills/tracking';

/** By the name of each defect that the emulator can be given. Whatever else fails is not understood, and no proof. */
const kills: ReadonlyMap<string, Kill> = new Map([
  ...killsOfDeletions,
  ...killsOfRows,
  ...killsOfTracking,
  ...killsOfValues,
  ...killsOfPages,
  ...killsOfReads,
  ...killsOfTokens,
  ...killsOfReplies,
  ...killsOfRequests,
  ...killsOfWrites,
  ...killsOfDoor,
  ...killsOfKeys,
  ...killsOfRefusals,
  ...killsOfMessages,
  ...killsOfSolutions,
  ...killsOfMetadata,
]);

/** Their names, in no order. */
export const declaredDefects: readonly string[] = [...kills.keys()];

/** What a defect does, as far as it is understood. Throws for one that nobody has declared. */
export function killOf(defect: string): Kill {
  const declared = kills.get(defect);
  if (declared === undefined) throw new Error(`Defect ${defect} is not declared in helpers/commands/prove/kills/.`);
  return declared;
}
