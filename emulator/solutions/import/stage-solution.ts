import { DataverseFault } from '../../engine/dataverse-fault';
import { newGuid } from '../../engine/values/guid';
import { type Row } from '../../engine/values/row';
import { checkImportedManifest, checkImportedPackageVersion } from './check-manifest';
import { hasPendingUpgrade } from '../installed/holding-solution';
import { findInstalledSolution, publisherOfInstalled } from '../installed/installed-solutions';
import { unmetDependencies } from './plan/unmet-dependencies';
import { planImport } from './plan/plan-import';
import { readSolutionPackage } from '../package/read-solution-package';
import { type MissingDependency, type SolutionPackage } from '../package/solution-package';
import { type SolutionHost, type SolutionState } from '../installed/solution-state';

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
  /** A holding solution waits to replace what is installed. */
  readonly hasPendingUpgrade: boolean;
};

/**
 * Looks at a package as an import would, and keeps it where nothing stands against that. Neither tables nor rows
 * change. Rejects for what is not a package, and for what the emulator does not model.
 * https://learn.microsoft.com/power-platform/alm/solution-async
 *
 * @param bytes the zip
 */
export async function stageSolution(host: SolutionHost, bytes: Uint8Array): Promise<StagedSolution> {
  const { organization, state } = host;
  const solution = await readSolutionPackage(bytes);
  const installed = findInstalledSolution(organization, solution.uniqueName);
  const refusal = stagingRefusal(host, solution);
  return {
    uploadId: refusal === undefined ? keepStagedPackage(state, bytes) : undefined,
    refusal,
    missingDependencies: unmetDependencies(host, solution),
    solution,
    installed,
    installedPublisher: installed && publisherOfInstalled(organization, installed),
    hasPendingUpgrade: hasPendingUpgrade(organization, solution.uniqueName),
  };
}

function stagingRefusal(host: SolutionHost, solution: SolutionPackage): DataverseFault | undefined {
  try {
    checkImportedPackageVersion(host.organization, solution);
    checkImportedManifest(host, solution);
    planImport(host, solution);
    return undefined;
  } catch (error) {
    if (error instanceof DataverseFault && error.status !== notImplementedStatus) return error;
    throw error;
  }
}

function keepStagedPackage({ staged }: SolutionState, bytes: Uint8Array): string {
  const id = newGuid();
  staged.set(id, bytes);
  const [oldest] = staged.keys();
  if (staged.size > keptUploads && oldest !== undefined) staged.delete(oldest);
  return id;
}
