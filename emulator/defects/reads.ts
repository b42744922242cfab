import { formatChangeToken, parseChangeToken } from '../engine/changes/change-token';
import { DataverseFault } from '../engine/dataverse-fault';
import { type OrganizationView } from '../engine/organization-view';
import { type ChangedRow, type ChangesRequest } from '../operations/read-changes';
import { asksForDelta, type Defect, operationDefect, pageDefect } from './defect';

const overlap = 10n;
const notTracked = 0x80072491;

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

const versionOf = (change: ChangedRow): bigint =>
  change.kind === 'upserted' ? change.row.version : change.tombstone.version;

/** They spoil how a read of changes is asked and answered. */
export const readDefects: readonly Defect[] = [
  pageDefect(
    'token-on-every-page',
    'Every page of a tracked read carries a delta link, not only the last one.',
    ({ token, next }) => ({ token: token ?? next?.token }),
  ),
  operationDefect(
    'overlapping-deltas',
    'A delta brings the ten row versions before its token once more.',
    ({ readChanges }) => ({
      readChanges: (organization, request) => readChanges(organization, withEarlierToken(organization, request)),
    }),
  ),
  pageDefect(
    'late-token',
    'The last page of a tracked read carries a token of that moment, though rows written since the first page are left out.',
    (page, _request, organization) => {
      const token = page.next?.token ?? page.token;
      if (token === undefined) return page;
      // By its token, a read knows the version at which it began.
      const { version } = parseChangeToken(token);
      return {
        changes: page.changes.filter(change => versionOf(change) <= version),
        token: page.next === undefined ? organization.changes.issueToken() : undefined,
      };
    },
  ),
  operationDefect(
    'oversized-pages',
    'A page of a tracked read holds one row more than was asked for.',
    ({ readChanges }) => ({
      readChanges: (organization, request) => readChanges(organization, { ...request, size: request.size + 1 }),
    }),
  ),
  pageDefect(
    'delta-without-context',
    'The context of a delta is that of a first tracked read.',
    () => ({ isDelta: false }),
    ['Web API'],
  ),
  operationDefect(
    'untracked-answers',
    'A tracked read of a table with change tracking off is answered without rows.',
    ({ readChanges }) => ({
      readChanges: (organization, request) => {
        try {
          return readChanges(organization, request);
        } catch (error) {
          if (!(error instanceof DataverseFault) || error.code !== notTracked) throw error;
          const { currentVersion: since } = organization.changes;
          const token = organization.changes.issueToken(since);
          return { isDelta: asksForDelta(request), since, changes: [], token, next: undefined };
        }
      },
    }),
  ),
];
