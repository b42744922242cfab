import { asksForDelta, bothProtocols, deviatingInOperations } from '../../defects/defect';
import { expiredVersionStamp } from '../../engine/dataverse-fault';
import { type Variation } from '../variation';

/** Recorded when a table's definition changed; documented of metadata stamps: to be expected at any age. Once, since the second is young, too. */
export const youngToken: Variation = {
  name: 'young-token-expires',
  description: 'The first delta that is asked for is refused: its token has expired, however young it is.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => {
    let isRefused = false;
    return deviatingInOperations(({ readChanges }) => ({
      readChanges: (organization, request) => {
        const page = readChanges(organization, request);
        if (isRefused || !asksForDelta(request)) return page;
        isRefused = true;
        throw expiredVersionStamp();
      },
    }));
  },
};
