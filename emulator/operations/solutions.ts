import { type OrganizationView } from '../engine/organization-view';
import { type Caller } from '../engine/access/caller';
import { type ImportRequest } from '../solutions/import/import-request';
import { type Dependency } from '../solutions/removal/uninstall-dependencies';
import { type Solutions } from '../solutions/solutions';
import { checkRowVersion } from '../engine/rows/write-checks';
import { type TableDefinition } from '../engine/tables/table-definition';
import { requireAddressedRow } from './rows/row-address';
import { type RowDeletion } from './rows/write-row';

/** An import to begin. */
export type ImportStart = {
  readonly solutions: Solutions;
  readonly request: ImportRequest;
  readonly caller: Caller;
};

/** Begins an import in a system job, of which it answers the id. */
export const startImport = (
  _organization: OrganizationView,
  { solutions, request, caller }: ImportStart,
): { asyncOperationId: string; importJobKey: string } => solutions.importSolutionAsync(request, caller);

/** What is said to keep a solution from being removed. */
export const dependenciesForUninstall = (
  _organization: OrganizationView,
  { solutions, uniqueName }: { readonly solutions: Solutions; readonly uniqueName: string },
): readonly Dependency[] => solutions.dependenciesForUninstall(uniqueName);

/** Whether rows of the table go by {@link uninstallByDeletion}. */
export const isUninstalledByDeletion = ({ logicalName }: TableDefinition): boolean => logicalName === 'solution';

/**
 * Uninstalls the solution that a request deletes as a row; done when it resolves. Throws when the row is missing, or has
 * another version than `ifMatch`. https://learn.microsoft.com/power-apps/developer/data-platform/uninstall-delete-solution
 */
export function uninstallByDeletion(
  organization: OrganizationView,
  { solutions, table, address, caller, ifMatch }: RowDeletion & { readonly solutions: Solutions },
): Promise<void> {
  const row = requireAddressedRow(organization, table, address);
  checkRowVersion(row, ifMatch === '*' ? undefined : ifMatch);
  return solutions.uninstall(row.id, caller);
}
