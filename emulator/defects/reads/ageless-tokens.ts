import { parseChangeToken } from '../../engine/changes/change-token';
import { type OrganizationView } from '../../engine/organization-view';
import { type ChangesRequest } from '../../operations/changes/read-changes';
import { operationDefect } from '../defect';

function withNewToken({ changes }: OrganizationView, request: ChangesRequest): ChangesRequest {
  const { from } = request;
  if ('position' in from || from.token === undefined) return request;
  return { ...request, from: { token: changes.issueToken(parseChangeToken(from.token).version) } };
}

export const agelessTokens = operationDefect(
  'ageless-tokens',
  'A token is answered however old it is, though deletions since then may be forgotten.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => readChanges(organization, withNewToken(organization, request)),
  }),
);
