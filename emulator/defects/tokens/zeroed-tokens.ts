import { formatChangeToken, parseChangeToken } from '../../engine/changes/change-token';
import { minimumVersion } from '../../engine/changes/change-tracking';
import { operationDefect } from '../defect';

const zeroed = (token: string): string =>
  formatChangeToken({ version: minimumVersion, issuedAt: parseChangeToken(token).issuedAt });

const isZeroed = (token: string | undefined): boolean => token?.startsWith(`${minimumVersion}!`) ?? false;

export const zeroedTokens = operationDefect(
  'zeroed-tokens',
  'The version in every token is zero, and a delta brings every row that is there, and no deletion.',
  ({ readChanges, countChanges }) => ({
    readChanges: (organization, request) => {
      const { from } = request;
      const startsAnew = 'token' in from && isZeroed(from.token);
      const page = readChanges(organization, startsAnew ? { ...request, from: { token: undefined } } : request);
      const isDelta = page.isDelta || startsAnew;
      const token = page.token === undefined ? undefined : zeroed(page.token);
      return { ...page, isDelta, token, next: page.next && { ...page.next, isDelta } };
    },
    countChanges: (organization, count) =>
      countChanges(
        organization,
        typeof count.since === 'string' && isZeroed(count.since) ? { ...count, since: minimumVersion } : count,
      ),
  }),
);
