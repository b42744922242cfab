import { type Row } from '../../engine/values/row';
import { operationDefect } from '../defect';

function asFailed(row: Row): Row {
  const data = row.values.get('data');
  if (row.table !== 'importjob' || typeof data !== 'string') return row;
  return {
    ...row,
    values: new Map([...row.values, ['data', data.replaceAll('result="success"', 'result="failure"')]]),
  };
}

export const failedReports = operationDefect(
  'failed-reports',
  'The report of an import that succeeded says that everything failed.',
  ({ retrieveRow, queryRows }) => ({
    retrieveRow: (organization, asked) => asFailed(retrieveRow(organization, asked)),
    queryRows: (organization, query) => {
      const page = queryRows(organization, query);
      return { ...page, rows: page.rows.map(asFailed) };
    },
  }),
);
