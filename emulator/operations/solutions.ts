import { type OrganizationView } from '../engine/organization-view';
import { type Caller } from '../engine/access/caller';
import { type ImportRequest } from '../solutions/import/import-request';
import { type Dependency } from '../solutions/removal/uninstall-dependencies';
import { type Solutions } from '../solutions/solutions';

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
