import { type Row } from '../../engine/values/row';
import { missingAddressedRow } from '../../operations/rows/row-address';
import { operationDefect } from '../defect';

const isManaged = ({ table, values }: Row): boolean => table === 'solution' && values.get('ismanaged') === true;

export const unlistedSolutions = operationDefect(
  'unlisted-solutions',
  'A managed solution that was imported is not among the solutions.',
  ({ retrieveRow, queryRows, countRows }) => ({
    retrieveRow: (organization, asked) => {
      const row = retrieveRow(organization, asked);
      if (isManaged(row)) throw missingAddressedRow(asked.table, asked.address);
      return row;
    },
    queryRows: (organization, query) =>
      queryRows(organization, { ...query, passes: row => query.passes(row) && !isManaged(row) }),
    countRows: (organization, query) =>
      countRows(organization, { ...query, passes: row => query.passes(row) && !isManaged(row) }),
  }),
);

const asUnmanaged = (row: Row): Row =>
  isManaged(row) ? { ...row, values: new Map([...row.values, ['ismanaged', false]]) } : row;

export const unmanagedSolutions = operationDefect(
  'unmanaged-solutions',
  'A managed solution says that it is unmanaged.',
  ({ retrieveRow, queryRows }) => ({
    retrieveRow: (organization, asked) => asUnmanaged(retrieveRow(organization, asked)),
    queryRows: (organization, query) => {
      const page = queryRows(organization, query);
      return { ...page, rows: page.rows.map(asUnmanaged) };
    },
  }),
);
