import { bothProtocols, type Decorate, deviatingInOperations } from '../../defects/defect';
import { type OrganizationView } from '../../engine/organization-view';
import { type Row } from '../../engine/values/row';
import { missingAddressedRow } from '../../operations/rows/row-address';
import { type Variation } from '../variation';

/** Milliseconds of the organization's clock. */
const lateBy = 4_000;

/** Inferred: it can appear after the system job has ended. */
export const lateImportJob: Variation = {
  name: 'late-import-job',
  description: 'The row of an import job appears some seconds after its import began.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => deviatingInOperations(hiding(isYoung)),
};

function isYoung({ clock }: OrganizationView, { values }: Row): boolean {
  const createdOn = values.get('createdon');
  return typeof createdOn === 'string' && clock.now() - Date.parse(createdOn) < lateBy;
}

/** Recorded. */
export const missingImportJob: Variation = {
  name: 'missing-import-job',
  description: 'The row of an import job never appears, though the import succeeds.',
  protocols: bothProtocols,
  ends: 'supported',
  start: () => deviatingInOperations(hiding(() => true)),
};

/** Reads do not find these rows of import jobs. */
const hiding =
  (isHidden: (organization: OrganizationView, row: Row) => boolean): Decorate =>
  ({ retrieveRow, queryRows }) => ({
    retrieveRow: (organization, asked) => {
      const row = retrieveRow(organization, asked);
      if (row.table === 'importjob' && isHidden(organization, row))
        throw missingAddressedRow(asked.table, asked.address);
      return row;
    },
    queryRows: (organization, query) =>
      queryRows(organization, {
        ...query,
        passes: row => query.passes(row) && !(row.table === 'importjob' && isHidden(organization, row)),
      }),
  });
