import { type OrganizationView } from '../../engine/organization-view';
import { newGuid } from '../../engine/values/guid';
import { type RowWrite, type WrittenRow } from '../../operations/rows/write-row';
import { findAddressedRow, type RowAddress } from '../../operations/rows/row-address';
import { operationDefect } from '../defect';
import { isDuplicateKey } from '../duplicate-key';

type Operation<Input, Result> = (organization: OrganizationView, input: Input) => Result;

const swallowingDuplicates =
  <Input, Result>(write: Operation<Input, Result>, instead: Operation<Input, Result>): Operation<Input, Result> =>
  (organization, input) => {
    try {
      return write(organization, input);
    } catch (error) {
      if (isDuplicateKey(error)) return instead(organization, input);
      throw error;
    }
  };

type Target = RowWrite & { readonly address?: RowAddress | undefined };

/** The row as it is, or as it would be if it were. */
function pretendToWrite(
  organization: OrganizationView,
  { table, values, address, id = newGuid() }: Target,
): WrittenRow {
  const before = findAddressedRow(organization, table, address ?? { kind: 'id', id });
  if (before !== undefined) return { row: before, before };
  const version = organization.changes.currentVersion;
  return { row: { table: table.logicalName, id, version, values }, before };
}

const pretendToWriteAll = (organization: OrganizationView, targets: readonly Target[]): readonly WrittenRow[] =>
  targets.map(target => pretendToWrite(organization, target));

export const swallowedDuplicates = operationDefect(
  'swallowed-duplicates',
  'A write that violates an alternate key is answered as a success, and nothing is written.',
  ({ createRow, updateRow, upsertRow, createRows, updateRows, upsertRows }) => ({
    createRow: swallowingDuplicates(createRow, pretendToWrite),
    updateRow: swallowingDuplicates(updateRow, pretendToWrite),
    upsertRow: swallowingDuplicates(upsertRow, pretendToWrite),
    createRows: swallowingDuplicates(createRows, pretendToWriteAll),
    updateRows: swallowingDuplicates(updateRows, pretendToWriteAll),
    upsertRows: swallowingDuplicates(upsertRows, pretendToWriteAll),
  }),
);
