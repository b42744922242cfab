import { duplicateKey } from '../../engine/dataverse-fault';
import { type OrganizationView } from '../../engine/organization-view';
import { type AlternateKeyDefinition } from '../../engine/tables/table-definition';
import { type ColumnValues } from '../../engine/values/row';
import { type RowWrite } from '../../operations/rows/write-row';
import { operationDefect } from '../defect';

const isEmpty = ({ columns }: AlternateKeyDefinition, values: ColumnValues): boolean =>
  columns.every(column => (values.get(column) ?? null) === null);

/** Throws where another row without a value in the columns of a key is there already. */
function refuseSecondEmptyRow({ rows }: OrganizationView, { table, values }: RowWrite): void {
  for (const key of table.keys.values()) {
    const isSecond = isEmpty(key, values) && [...rows.scan(table.logicalName)].some(row => isEmpty(key, row.values));
    if (isSecond) throw duplicateKey(key.displayName, key.columns);
  }
}

export const uniqueEmptyValues = operationDefect(
  'unique-empty-values',
  'No value in the columns of an alternate key is a value like any other: a second row without one is refused.',
  ({ createRow, createRows }) => ({
    createRow: (organization, write) => {
      refuseSecondEmptyRow(organization, write);
      return createRow(organization, write);
    },
    createRows: (organization, targets) => {
      for (const target of targets) refuseSecondEmptyRow(organization, target);
      return createRows(organization, targets);
    },
  }),
);
