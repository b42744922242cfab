import { type OrganizationView } from '../../engine/organization-view';
import { type TableDefinition } from '../../engine/tables/table-definition';
import { type RowAddress } from '../../operations/rows/row-address';
import { operationDefect } from '../defect';
import { isDuplicateKey } from '../duplicate-key';

type Target = { readonly table: TableDefinition; readonly address?: RowAddress | undefined };
type Write<Input, Result> = (organization: OrganizationView, input: Input) => Result;

/** The same write, done once more without the indexes where they refuse it. A row that its key names cannot be found without them. */
const unenforced =
  <Input, Result>(write: Write<Input, Result>, targetOf: (input: Input) => Target | undefined): Write<Input, Result> =>
  (organization, input) => {
    try {
      return write(organization, input);
    } catch (error) {
      const target = targetOf(input);
      if (!isDuplicateKey(error) || target === undefined || target.address?.kind === 'key') throw error;
      return withoutIndexes(organization, target.table, () => write(organization, input));
    }
  };

function withoutIndexes<Result>({ tables }: OrganizationView, table: TableDefinition, act: () => Result): Result {
  const { indexes } = tables.stored(table.logicalName);
  const kept = [...indexes];
  indexes.clear();
  try {
    return act();
  } finally {
    for (const [name, index] of kept) indexes.set(name, index);
  }
}

export const unenforcedKeys = operationDefect(
  'unenforced-keys',
  'A second row with the values of an alternate key is created or updated like any other.',
  ({ createRow, updateRow, upsertRow, createRows, updateRows }) => ({
    createRow: unenforced(createRow, write => write),
    updateRow: unenforced(updateRow, write => write),
    upsertRow: unenforced(upsertRow, upsert => upsert),
    createRows: unenforced(createRows, ([first]) => first),
    updateRows: unenforced(updateRows, ([first]) => first),
  }),
);
