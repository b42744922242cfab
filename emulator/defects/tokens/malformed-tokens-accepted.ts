import { parseChangeToken } from '../../engine/changes/change-token';
import { type ChangesRequest } from '../../operations/changes/read-changes';
import { operationDefect } from '../defect';

function isMalformed(token: string): boolean {
  try {
    parseChangeToken(token);
    return false;
  } catch {
    return true;
  }
}

function withoutMalformedToken(request: ChangesRequest): ChangesRequest {
  const { from } = request;
  const isFirstRead = 'token' in from && from.token !== undefined && isMalformed(from.token);
  return isFirstRead ? { ...request, from: { token: undefined } } : request;
}

export const malformedTokensAccepted = operationDefect(
  'malformed-tokens-accepted',
  'A malformed token is answered as if there were none: with every row.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => readChanges(organization, withoutMalformedToken(request)),
  }),
);
