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

function withEarlierToken({ tables }: OrganizationView, request: ChangesRequest): ChangesRequest {
  const { from, table } = request;
  if ('position' in from || from.token === undefined) return request;
  const { version, issuedAt } = parseChangeToken(from.token);
  // An earlier token would be refused: it is from before the table.
  const { createdAtVersion } = tables.stored(table);
  const earlier = version - overlap < createdAtVersion ? createdAtVersion : version - overlap;
  return version < createdAtVersion
    ? request
    : { ...request, from: { token: formatChangeToken({ version: earlier, issuedAt }) } };
}
