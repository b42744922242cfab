import { type StoredTable } from '../../store/stored-table';
import { isLookup, type LookupValue, type Row } from '../../values/row';
import { linksToRows, type LinkToRow } from './links-to-rows';

/** The state of a row that is active. */
const active = 0;

/**
 * The rows that follow a row to its new owner, as the relationships say whose lookups point to it: all of them
 * (`Cascade`), the active ones (`Active`), or those that its former owner had as well (`UserOwned`). None when the owner
 * stays the same. What follows them in turn is not among them.
 * https://learn.microsoft.com/power-apps/developer/data-platform/configure-entity-relationship-cascading-behavior
 */
export function rowsToAssign(before: Row, after: Row, tables: Iterable<StoredTable>): readonly Row[] {
  const [former, owner] = [ownerOf(before), ownerOf(after)];
  if (owner === undefined || isSameOwner(former, owner)) return [];
  const following = linksToRows([after], tables)
    .filter(link => follows(link, former))
    .map(({ row }) => row);
  return [...new Set(following)].filter(row => {
    const current = ownerOf(row);
    return current !== undefined && !isSameOwner(current, owner);
  });
}

function follows({ row, relationship }: LinkToRow, former: LookupValue | undefined): boolean {
  switch (relationship?.onAssign) {
    case 'Cascade':
      return true;
    case 'Active':
      return (row.values.get('statecode') ?? active) === active;
    case 'UserOwned':
      return isSameOwner(ownerOf(row), former);
    case undefined:
      return false;
  }
}

function ownerOf({ values }: Row): LookupValue | undefined {
  const owner = values.get('ownerid');
  return isLookup(owner) ? owner : undefined;
}

const isSameOwner = (one: LookupValue | undefined, other: LookupValue | undefined): boolean =>
  one?.table === other?.table && one?.id === other?.id;
