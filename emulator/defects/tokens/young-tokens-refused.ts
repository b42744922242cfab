import { expiredVersionStamp } from '../../engine/dataverse-fault';
import { asksForDelta, operationDefect } from '../defect';

export const youngTokensRefused = operationDefect(
  'young-tokens-refused',
  'Every token is refused as expired, however young it is.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => {
      const page = readChanges(organization, request);
      if (asksForDelta(request)) throw expiredVersionStamp();
      return page;
    },
    countChanges: () => {
      throw expiredVersionStamp();
    },
  }),
);
