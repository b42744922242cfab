import { invalidToken } from '../../engine/dataverse-fault';
import { bothProtocols, type Defect, deviatingInOperations } from '../defect';

export const singleUseTokens: Defect = {
  name: 'single-use-tokens',
  description: 'A token is good for one delta: who asks with it again is refused.',
  protocols: bothProtocols,
  start: () => {
    // Two tokens of one moment read the same: each is good for as many deltas as it was handed out times.
    const unused = new Map<string, number>();
    return deviatingInOperations(({ readChanges }) => ({
      readChanges: (organization, request) => {
        const page = readChanges(organization, request);
        const asked = 'token' in request.from ? request.from.token : undefined;
        const left = asked === undefined ? undefined : unused.get(asked);
        if (asked !== undefined && left !== undefined) {
          if (left === 0) throw invalidToken(asked, 'it was used before');
          unused.set(asked, left - 1);
        }
        if (page.token !== undefined) unused.set(page.token, (unused.get(page.token) ?? 0) + 1);
        return page;
      },
    }));
  },
};
