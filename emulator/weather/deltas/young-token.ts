import { asksForDelta, bothProtocols, deviatingInOperations } from '../../defects/defect';
import { expiredVersionStamp } from '../../engine/dataverse-fault';
import { type Variation } from '../variation';

/** Recorded when a table's definition changed; documented of metadata stamps: to be expected at any age. Once, since the second is young, too. */
const youngToken = (named: Pick<Variation, 'name' | 'description' | 'ends'>, deltasBefore: number): Variation => ({
  ...named,
  protocols: bothProtocols,
  start: () => {
    let asked = 0;
    return deviatingInOperations(({ readChanges }) => ({
      readChanges: (organization, request) => {
        const page = readChanges(organization, request);
        if (!asksForDelta(request)) return page;
        asked += 1;
        if (asked === deltasBefore + 1) throw expiredVersionStamp();
        return page;
      },
    }));
  },
});

/** It takes the one kept token of a run's story: nothing can be told of what came after it. */
export const firstTokenExpires = youngToken(
  {
    name: 'young-token-expires',
    description: 'The first delta that is asked for is refused: its token has expired, however young it is.',
    ends: 'inconclusive',
  },
  0,
);

/** It takes the token of one question, which can be asked anew. */
export const laterTokenExpires = youngToken(
  {
    name: 'young-token-expires-later',
    description: 'The twenty-third delta that is asked for is refused: its token has expired, however young it is.',
    ends: 'supported',
  },
  22,
);
