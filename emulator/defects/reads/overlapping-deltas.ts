import { formatChangeToken, parseChangeToken } from '../../engine/changes/change-token';
import { type OrganizationView } from '../../engine/organization-view';
import { type ChangesRequest } from '../../operations/read-changes';
import { bothProtocols, type Defect, withOperations } from '../defect';

const overlap = 10n;

export const overlappingDeltas: Defect = {
  name: 'overlapping-deltas',
  description: 'A delta brings the ten row versions before its token once more.',
  protocols: bothProtocols,
  start: () =>
    withOperations(({ readChanges }) => ({
      readChanges: (organization, request) => readChanges(organization, withEarlierToken(organization, request)),
    })),
};

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
