import { operationDefect } from '../defect';

export const anotherRowByKey = operationDefect(
  'another-row-by-key',
  'A row that is read by its alternate key is another row of the table, where there is one.',
  ({ retrieveRow }) => ({
    retrieveRow: (organization, asked) => {
      const row = retrieveRow(organization, asked);
      if (asked.address.kind !== 'key') return row;
      const others = [...organization.rows.scan(row.table)].filter(({ id }) => id !== row.id);
      return others.at(-1) ?? row;
    },
  }),
);
