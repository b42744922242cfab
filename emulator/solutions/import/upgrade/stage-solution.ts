import { DataverseFault } from '../../../engine/dataverse-fault';
import { newGuid } from '../../../engine/values/guid';
import { type Organization } from '../../../engine/organization';
import { isLookup, type Row } from '../../../engine/values/values';
import { checkManifest, checkPackageVersion } from '../check-manifest';
import { findSolution } from '../../installed/installed-solutions';
import { unmetDependencies } from '../plan/missing-dependencies';
import { planImport } from '../plan/plan-import';
import { readPackage } from '../../package/read-package';
import { type MissingDependency, type SolutionPackage } from '../../package/solution-package';
import { solutionState } from '../../installed/solution-state';

const notImplementedStatus = 501;
/** Packages are large and stay in memory: of older uploads nothing is kept. */
const keptUploads = 10;

export type StagedSolution = {
  /** What an import names; undefined when the organization cannot take the package. */
  readonly uploadId: string | undefined;
  /** Why it cannot. */
  readonly refusal: DataverseFault | undefined;
  readonly missingDependencies: readonly MissingDependency[];
  readonly solution: SolutionPackage;
  /** What is installed under its name. */
  readonly installed: Row | undefined;
  readonly installedPublisher: Row | undefined;
};

/**
 * Looks at a package as an import would, and keeps it where nothing stands against that. Neither tables nor rows
 * change. Throws for what is no package, and for what the emulator does not model.
 * https://learn.microsoft.com/power-platform/alm/solution-async
 *
 * @param bytes the zip
 */
export function stageSolution(organization: Organization, bytes: Uint8Array): StagedSolution {
  const solution = readPackage(bytes);
  const installed = findSolution(organization, solution.uniqueName);
  const publisher = installed?.values.get('publisherid') ?? null;
  const refusal = refusalOf(organization, solution);
  return {
    uploadId: refusal === undefined ? keep(organization, bytes) : undefined,
    refusal,
    missingDependencies: unmetDependencies(organization, solution),
    solution,
    installed,
    installedPublisher: isLookup(publisher) ? organization.rows.get('publisher', publisher.id) : undefined,
  };
}

function refusalOf(organization: Organization, solution: SolutionPackage): DataverseFault | undefined {
  try {
    checkPackageVersion(organization, solution);
    checkManifest(organization, solution);
    planImport(organization, solution);
    return undefined;
  } catch (error) {
    if (error instanceof DataverseFault && error.status !== notImplementedStatus) return error;
    throw error;
  }
}

function keep(organization: Organization, bytes: Uint8Array): string {
  const { staged } = solutionState(organization);
  const id = newGuid();
  staged.set(id, bytes);
  const [oldest] = staged.keys();
  if (staged.size > keptUploads && oldest !== undefined) staged.delete(oldest);
  return id;
}
