import { DataverseFault, entityNotTracked } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type ChangesPage, type ChangesRequest } from '../../operations/changes/read-changes';
import { asksForDelta, operationDefect } from '../defect';

/** Every row on one page, whatever was asked for. */
function everyRow({ rows, changes }: OrganizationView, request: ChangesRequest): ChangesPage {
  const { currentVersion: since } = changes;
  return {
    isDelta: asksForDelta(request),
    since,
    changes: Array.from(rows.scan(request.table), row => ({ kind: 'upserted', row })),
    token: changes.issueToken(since),
    next: undefined,
  };
}

export const rowsOfUntrackedTables = operationDefect(
  'rows-of-untracked-tables',
  'A tracked read of a table with change tracking off brings its rows and a token, as that of a tracked table does.',
  ({ readChanges }) => ({
    readChanges: (organization, request) => {
      try {
        return readChanges(organization, request);
      } catch (error) {
        const isUntracked = error instanceof DataverseFault && error.code === entityNotTracked(request.table).code;
        if (!isUntracked) throw error;
        return everyRow(organization, request);
      }
    },
  }),
);
