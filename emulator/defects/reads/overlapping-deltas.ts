import { formatChangeToken, parseChangeToken } from '../../engine/changes/change-token';
import { type OrganizationView } from '../../engine/organization-view';
import { type ChangesRequest } from '../../operations/changes/read-changes';
import { operationDefect } from '../defect';

// In row versions: enough that what others write meanwhile does not bring a chain of deltas to rest.
const overlap = 500n;

function withEarlierToken({ tables, changes }: OrganizationView, request: ChangesRequest): ChangesRequest {
  const { from, table } = request;
  if ('position' in from || from.token === undefined) return request;
  // A token that is of no use is refused as ever.
  const version = changes.start(table, from.token);
  const { issuedAt } = parseChangeToken(from.token);
  const earliest = tables.stored(table).createdAtVersion;
  const earlier = version - overlap > earliest ? version - overlap : earliest;
  return { ...request, from: { token: formatChangeToken({ version: earlier, issuedAt }) } };
}

export const overlappingDeltas = operationDefect(
  'overlapping-deltas',
  'A delta brings the five hundred row versions before its token once more.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => readChanges(organization, withEarlierToken(organization, request)),
  }),
);
