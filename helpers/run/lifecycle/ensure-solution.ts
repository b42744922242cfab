import { cleanUpEarlierRuns, fateOf } from './clean-up';
import type { Ledger, SolutionRecord } from '../ledger/ledger';
import { alreadyThere, missing, vanished } from './not-ensured';
import { replaceSolution } from './replace-solution';
import type { Settings } from '../settings/settings';
import { findSolution, type Solution } from '../../dataverse/solutions/find-solution';
import { type ImportOutcome, importSolution } from '../../dataverse/solutions/import/import-solution';
import { packageFor } from '../../sample/own-package';
import { readPackage, type SolutionPackage } from '../../dataverse/solutions/read-package';
import { leaseInWords } from '../lease/lease';
import { takeLease } from '../lease/hold-lease';
import { ownersIn, waitForLeavers } from '../lease/leaving';
import { sameGuid } from '../../dataverse/guid';
import { checkPackage } from './check-package';
import { checkAdoptedTable, checkNoTable } from './check-table';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/** The solution as the suite uses it. */
export type InstalledSolution = {
  readonly solution: Solution;
  /** `imported` now, `resumed` when this run imported it earlier, `adopted` when it was there before this run. */
  readonly origin: 'imported' | 'adopted' | 'resumed';
  /** What the import said, also when it was an earlier process of this run. */
  readonly import?: ImportOutcome;
  /** The run that imported it at the same time, and first: it is that one's. */
  readonly owner?: string;
  /** Why other runs cannot see that this one uses the solution, if they cannot. */
  readonly unseen?: string | undefined;
  /** What was finished first because earlier runs of this folder had left it, a sentence each. */
  readonly earlierRuns?: readonly string[];
};

type EnsureOptions = {
  readonly settings: Pick<Settings, 'solution'>;
  readonly ledger: Ledger;
  /** False: the solution must be there. */
  readonly mayImport: boolean;
};

/**
 * Makes sure that the solution is installed: one request when this run knows it already. A missing one is imported when
 * this run may; one that was there is used, replaced or refused, as SOLUTION_EXISTING says. Whatever an earlier run of
 * this folder left in the environment is removed first. Each act is in the ledger before it begins.
 *
 * Throws HarnessError when the solution is missing and may not be imported, or is there and must not be.
 */
export async function ensureSolution(client: WebApiClient, options: EnsureOptions): Promise<InstalledSolution> {
  const known = await resume(client, options);
  if (known) return known;

  const pkg = checkPackage(await readPackage(await packageFor(client, options.settings.solution.file)));
  const earlierRuns = options.mayImport ? await finishEarlierRuns(client, options) : [];
  const installed = await install(client, pkg, options);
  return earlierRuns.length === 0 ? installed : { ...installed, earlierRuns };
}

async function install(client: WebApiClient, pkg: SolutionPackage, options: EnsureOptions): Promise<InstalledSolution> {
  const found = await findSolution(client, pkg.uniqueName);
  if (found) return useExisting(client, pkg, found, options);
  if (!options.mayImport) throw missing(pkg.uniqueName);
  const cameMeanwhile = await checkNoTable(client, pkg.uniqueName);
  if (cameMeanwhile) return useExisting(client, pkg, cameMeanwhile, options);
  return importNow(client, pkg, options);
}

/** The solution that an earlier process of this run imported or adopted. */
async function resume(
  client: WebApiClient,
  { ledger, settings }: EnsureOptions,
): Promise<InstalledSolution | undefined> {
  const record = ledger.data.solution;
  if (record === undefined) return undefined;
  const { uniqueName, state } = record;
  if (state === 'importing') {
    if ((await fateOf(client, record, settings.solution.jobTimeout)) !== 'succeeded') return undefined;
  } else if (state !== 'imported' && state !== 'adopted') return undefined;

  const solution = await findSolution(client, uniqueName);
  if (solution === undefined) return undefined;
  if (state === 'importing') noteImported(ledger, solution);
  return {
    solution,
    origin: state === 'adopted' ? 'adopted' : 'resumed',
    ...(record.import !== undefined && { import: record.import }),
  };
}

async function finishEarlierRuns(
  client: WebApiClient,
  { ledger, settings }: EnsureOptions,
): Promise<readonly string[]> {
  const { runId, environment } = ledger.data;
  const timeout = settings.solution.jobTimeout;
  const where = { folder: ledger.reports, url: environment.url, currentRun: runId, timeout };
  return (await cleanUpEarlierRuns(client, where)).sentences;
}

async function useExisting(
  client: WebApiClient,
  pkg: SolutionPackage,
  found: Solution,
  options: EnsureOptions,
): Promise<InstalledSolution> {
  const { settings, ledger, mayImport } = options;
  if (mayImport && settings.solution.existing === 'fail') throw alreadyThere(found);
  if (mayImport && settings.solution.existing === 'replace') {
    const { uniqueName, id: solutionId } = found;
    await replaceSolution(client, found, {
      timeout: settings.solution.jobTimeout,
      before: () => note(ledger, { uniqueName, state: 'removing', solutionId }),
    });
    return importNow(client, pkg, options);
  }
  await checkAdoptedTable(client, found);
  return adopt(client, pkg, found, options);
}

async function adopt(
  client: WebApiClient,
  pkg: SolutionPackage,
  found: Solution,
  options: EnsureOptions,
): Promise<InstalledSolution> {
  const { uniqueName, id: solutionId, version } = found;
  const { ledger } = options;
  note(ledger, { uniqueName, state: 'adopted', solutionId, version });
  const unseen = await takeLease(client, ledger);
  await waitForLeavers(client, ledger.data.runId);
  if (!sameGuid((await findSolution(client, uniqueName))?.id, solutionId)) return installAnew(client, pkg, options);
  return { solution: found, origin: 'adopted', unseen };
}

/** Another run took the adopted solution away just before it could see this one. */
async function installAnew(
  client: WebApiClient,
  pkg: SolutionPackage,
  options: EnsureOptions,
): Promise<InstalledSolution> {
  forget(options.ledger);
  return install(client, pkg, options);
}

async function importNow(
  client: WebApiClient,
  pkg: SolutionPackage,
  options: EnsureOptions,
): Promise<InstalledSolution> {
  const { uniqueName } = pkg;
  const { ledger, settings } = options;
  const outcome = await importSolution(client, pkg, {
    timeout: settings.solution.jobTimeout,
    note: ({ importJobId, asyncOperationId }) =>
      note(ledger, { uniqueName, state: 'importing', importJobId, asyncOperationId }),
    noteRefused: () => {
      forget(ledger);
    },
    // Whoever held the lock may have imported the same solution. Importing it over that one would make it ours.
    isSuperseded: async () => (await findSolution(client, uniqueName)) !== undefined,
  });
  if (outcome === undefined) return installAnew(client, pkg, options);
  const solution = await findSolution(client, uniqueName);
  if (solution === undefined) throw vanished(uniqueName);
  noteImported(ledger, solution, outcome);
  // Who waited for another import, and sent its own again, has imported over that one. The first to say so owns it: that one
  // looked before this lease could be there, so never does each leave it to the other.
  const [owner] = await ownersIn(client, ledger.data.runId);
  if (owner !== undefined) return { ...(await adopt(client, pkg, solution, options)), owner: leaseInWords(owner) };
  const unseen = await takeLease(client, ledger);
  return { solution, origin: 'imported', import: outcome, unseen };
}

function forget(ledger: Ledger): void {
  ledger.update(run => {
    delete run.solution;
    delete run.lease;
  });
}

function note(ledger: Ledger, record: SolutionRecord): void {
  ledger.update(run => {
    run.solution = record;
  });
}

function noteImported(ledger: Ledger, { id, version }: Solution, outcome?: ImportOutcome): void {
  ledger.update(run => {
    if (run.solution) Object.assign(run.solution, { state: 'imported', solutionId: id, version, import: outcome });
  });
}
