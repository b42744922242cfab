import { type Caller } from '../engine/access/caller';
import { recordNotFound } from '../engine/dataverse-fault';
import { isGuid, newGuid } from '../engine/values/guid';
import { jobTypes } from '../engine/system-tables/jobs';
import { type Organization } from '../engine/organization';
import { type OtherPrivilege } from '../engine/access/privilege';
import { checkImportedPackageVersion } from './import/check-manifest';
import { formatImportResults } from './import/job/format-import-results';
import { type ImportReport, noImportJob, openImportJob } from './import/job/import-job';
import { importResult, type ImportResult } from './import/job/import-result';
import { type ImportRequest } from './import/import-request';
import { importSolution } from './import/import-solution';
import { requireInstalledSolution } from './installed/installed-solutions';
import { promoteSolution } from './import/upgrade/promote-solution';
import { readSolutionPackage } from './package/read-solution-package';
import { importJobIdInUse, invalidImportJobId } from './solution-faults';
import { type SolutionPackage } from './package/solution-package';
import { createSolutionState, type SavedSolutions, type SolutionHost } from './installed/solution-state';
import { TableCustomizations } from './customization/table-customizations';
import { type StagedSolution, stageSolution } from './import/stage-solution';
import { type Dependency, uninstallDependencies } from './removal/uninstall-dependencies';
import { uninstallSolution } from './removal/uninstall-solution';

/**
 * What an organization has of solutions and does with them, whichever protocol asks. Imports, removals, publications and
 * customizations exclude each other: a second one is refused with 429 0x80071151 before it starts. Make one for each
 * organization.
 */
export class Solutions {
  /** What makers change by hand. */
  readonly customizations: TableCustomizations;
  readonly #host: SolutionHost;

  /** @param saved what {@link Solutions.save} gave of the organization that this one goes on from */
  constructor(organization: Organization, saved?: SavedSolutions) {
    this.#host = { organization, state: createSolutionState(organization.deployment, saved) };
    this.customizations = new TableCustomizations(this.#host);
  }

  /** What is not in rows: to be kept with the organization. */
  save(): SavedSolutions {
    const { components, created, unmanaged, optionSets } = this.#host.state;
    return { components, created, unmanaged, optionSets };
  }

  /** ImportSolution: done when it resolves. Rejects with the refusal, which the import job has as well. */
  async importSolution(request: ImportRequest, caller: Caller): Promise<void> {
    this.#require('prvImportCustomization', caller);
    const jobId = this.#importJobId(request);
    await this.#host.state.lock.during('Import', async () => {
      const solution = await this.#read(request);
      const job = openImportJob(this.#host, jobId, solution, caller);
      importSolution(this.#host, solution, job, caller, holdingOption(request));
    });
  }

  /**
   * ImportSolutionAsync: an asyncoperation of type 203, whose failure tells why. The import job's row comes when the
   * operation starts; a file that is not a package leaves none. `importJobKey` is the row's id where the caller chose
   * none, and another text where it did. On-premises there is no such row (both recorded on live environments).
   */
  importSolutionAsync(request: ImportRequest, caller: Caller): { asyncOperationId: string; importJobKey: string } {
    this.#require('prvImportCustomization', caller);
    const jobId = this.#importJobId(request);
    let job: ImportReport | undefined;
    const hasJobs = this.#host.organization.deployment === 'online';
    const open = (solution: SolutionPackage): ImportReport =>
      (job ??= hasJobs ? openImportJob(this.#host, jobId, solution, caller) : noImportJob);
    const asyncOperationId = this.#host.state.lock.duringJob('Import', this.#host.organization.jobs, {
      type: jobTypes.importSolution,
      name: 'Import Solution',
      caller,
      started: isAlive => {
        void read.then(solution => {
          if (isAlive() && !(solution instanceof Error)) open(solution);
        });
      },
      run: async isAlive => {
        const solution = await read;
        // A client may have canceled the job while a large package was read.
        if (!isAlive()) return;
        if (solution instanceof Error) throw solution;
        importSolution(this.#host, solution, open(solution), caller, holdingOption(request));
      },
    });
    // Only now that no other import is at work. It begins before the job does, and goes on beside what is asked meanwhile.
    const read = this.#tryRead(request);
    return { asyncOperationId, importJobKey: request.importJobId === undefined ? jobId : newGuid() };
  }

  /** StageSolution: looks at a package, and keeps it for a later import. Nothing else changes. */
  async stage(customizationFile: Uint8Array, caller: Caller): Promise<StagedSolution> {
    this.#require('prvImportCustomization', caller);
    return stageSolution(this.#host, customizationFile);
  }

  /** A package that was staged. Throws recordNotFound for another id, and for one that is no longer kept. */
  staged(uploadId: string, caller: Caller): Uint8Array {
    this.#require('prvImportCustomization', caller);
    const bytes = this.#host.state.staged.get(uploadId.toLowerCase());
    if (bytes === undefined) throw recordNotFound('stagesolutionupload', uploadId);
    return bytes;
  }

  /** DeleteAndPromote: puts the holding solution in the place of the one it upgrades. The id of what stays. */
  async deleteAndPromote(uniqueName: string, caller: Caller): Promise<string> {
    this.#require('prvImportCustomization', caller);
    this.#requireDelete(caller);
    return this.#host.state.lock.during('DeleteAndPromote', () => promoteSolution(this.#host, uniqueName, caller));
  }

  /** DELETE solutions(id): done when it resolves. */
  async uninstall(solutionId: string, caller: Caller): Promise<void> {
    this.#requireDelete(caller);
    await this.#host.state.lock.during('Uninstall', () => uninstallSolution(this.#host, solutionId, caller));
  }

  /** UninstallSolutionAsync: an asyncoperation of type 208. */
  uninstallAsync(uniqueName: string, caller: Caller): { asyncOperationId: string } {
    this.#requireDelete(caller);
    const { id } = requireInstalledSolution(this.#host.organization, uniqueName);
    const asyncOperationId = this.#host.state.lock.duringJob('Uninstall', this.#host.organization.jobs, {
      type: jobTypes.uninstallSolution,
      name: 'Uninstall Solution',
      caller,
      run: () => uninstallSolution(this.#host, id, caller),
    });
    return { asyncOperationId };
  }

  /** RetrieveDependenciesForUninstall: what keeps the solution from being removed. */
  dependenciesForUninstall(uniqueName: string): readonly Dependency[] {
    return uninstallDependencies(this.#host, requireInstalledSolution(this.#host.organization, uniqueName).id);
  }

  /** PublishAllXml. Here every change is visible at once, so that only the exclusion is left to do. */
  async publishAll(caller: Caller): Promise<void> {
    this.#require('prvPublishCustomization', caller);
    await this.#host.state.lock.during('PublishAll', () => undefined);
  }

  /** RetrieveSolutionImportResult: whether an import passed, and what it says. */
  importResult(importJobId: string): ImportResult {
    return importResult(this.#host.organization, importJobId);
  }

  /** RetrieveFormattedImportJobResults: SpreadsheetML. */
  formattedResults(importJobId: string): string {
    return formatImportResults(this.#host.organization, importJobId);
  }

  async #read(request: ImportRequest): Promise<SolutionPackage> {
    const solution = await readSolutionPackage(request.customizationFile);
    checkImportedPackageVersion(this.#host.organization, solution);
    return solution;
  }

  /** The asynchronous form reports what is wrong with a file in its job. */
  async #tryRead(request: ImportRequest): Promise<SolutionPackage | Error> {
    try {
      return await this.#read(request);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  #importJobId({ importJobId }: ImportRequest): string {
    if (importJobId === undefined) return newGuid();
    if (!isGuid(importJobId)) throw invalidImportJobId(importJobId);
    if (this.#host.organization.rows.get('importjob', importJobId) !== undefined) throw importJobIdInUse(importJobId);
    return importJobId.toLowerCase();
  }

  #require(privilege: OtherPrivilege, caller: Caller): void {
    this.#host.organization.roles.accessOf(caller)?.requireOther(privilege);
  }

  #requireDelete(caller: Caller): void {
    const { roles: security, tables } = this.#host.organization;
    security.accessOf(caller)?.requireTable('Delete', tables.require('solution'));
  }
}

const holdingOption = ({ holdingSolution }: ImportRequest): { readonly asHolding: boolean } => ({
  asHolding: holdingSolution === true,
});
