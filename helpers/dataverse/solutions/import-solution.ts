import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DataverseError, JobFailedError, WaitTimeoutError } from '../errors';
import { answerWasLost } from '../refusals/refusal';
import { readShape } from '../web-api/read-shape';
import type { WebApiClient } from '../web-api/web-api-client';
import { type AsyncOperation, asyncOperationSchema, hasSucceeded, waitForAsyncOperation } from './async-operation';
import { isLockCode, LockedJobError, retryWhileLocked } from './customization-lock';
import { type ImportJob, importJobAppears, importJobSchema, waitForImportJob } from './import-job';
import { blamingPackage } from './package-refusal';
import type { SolutionPackage } from './read-package';

/** What is known of an import while it runs. */
export type BegunImport = {
  readonly mode: 'async' | 'sync';
  readonly importJobId: string;
  /** Absent when the import is synchronous, or the answer that names the job was lost. */
  readonly asyncOperationId?: string;
};

/** How an import ended, as a ledger keeps it. */
export const importOutcomeSchema = z.object({
  /** `sync` where the environment has no asynchronous import that takes a job id (on-premises). */
  mode: z.enum(['async', 'sync']),
  /** What the system job says, or the import job where there is no system job to ask. */
  succeeded: z.boolean(),
  importJobId: z.string(),
  asyncOperation: asyncOperationSchema.exactOptional(),
  importJob: importJobSchema,
});
export type ImportOutcome = z.infer<typeof importOutcomeSchema>;

type ImportOptions = {
  /** Milliseconds for the whole import, waiting for other imports included. */
  readonly timeout: number;
  /** Told before a request begins an import, and again when its system job is known. */
  readonly note?: (begun: BegunImport) => void;
};

type Begun = { begun: BegunImport; answered: boolean };
type Attempt = { client: WebApiClient; pkg: SolutionPackage; left: () => number };

/** How long the import job may lag behind the system job that has ended, and how long its row may take to appear. */
const lag = 60_000;

/**
 * Imports a solution package and waits for the end.
 *
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/importsolutionasync
 *
 * Throws PackageError when the environment finds fault with the package, JobFailedError with the components that
 * failed otherwise, DataverseError when it refuses the import for another reason, WaitTimeoutError at the deadline.
 */
export function importSolution(
  client: WebApiClient,
  pkg: SolutionPackage,
  { timeout, note = () => undefined }: ImportOptions,
): Promise<ImportOutcome> {
  const { timing } = client;
  const deadline = timing.now() + timeout;
  const attempt: Attempt = { client, pkg, left: () => Math.max(0, deadline - timing.now()) };
  const act = async (): Promise<ImportOutcome> => {
    try {
      const { begun, answered } = await begin(attempt, note);
      note(begun);
      return await finish(attempt, begun, answered);
    } catch (error) {
      throw error instanceof LockedJobError ? error : blamingPackage(pkg, error);
    }
  };
  return retryWhileLocked(client, `import of solution ${pkg.uniqueName}`, timeout, act);
}

async function begin(attempt: Attempt, note: (begun: BegunImport) => void): Promise<Begun> {
  const { client, pkg } = attempt;
  const importJobId = randomUUID();
  const body = {
    CustomizationFile: Buffer.from(pkg.bytes).toString('base64'),
    OverwriteUnmanagedCustomizations: false,
    PublishWorkflows: false,
    ImportJobId: importJobId,
  };
  const title = `import solution ${pkg.uniqueName} ${pkg.version}`;

  const asynchronous = { mode: 'async', importJobId } as const;
  note(asynchronous);
  try {
    const reply = await client.post<unknown>('ImportSolutionAsync', body, { title });
    const { AsyncOperationId } = readShape(z.object({ AsyncOperationId: z.string() }), reply, title);
    return { begun: { ...asynchronous, asyncOperationId: AsyncOperationId }, answered: true };
  } catch (error) {
    if (!lacksAsyncImport(error)) return foundAgain(attempt, asynchronous, error);
  }

  const synchronous = { mode: 'sync', importJobId } as const;
  note(synchronous);
  try {
    await client.post('ImportSolution', body, { title: `${title}, synchronously`, timeout: attempt.left() });
    return { begun: synchronous, answered: true };
  } catch (error) {
    return foundAgain(attempt, synchronous, error);
  }
}

/**
 * True when the environment has no asynchronous import, or one that takes no job id. Recorded on-premises (9.1): 400,
 * "The parameter 'ImportJobId' in the request payload is not a valid parameter for the operation 'ImportSolutionAsync'."
 */
function lacksAsyncImport(error: unknown): boolean {
  if (!(error instanceof DataverseError)) return false;
  if (error.status === 404 || error.status === 501) return true;
  return error.status === 400 && /ImportJobId.*not a valid parameter/i.test(error.detail);
}

/** An import whose answer was lost goes on in the environment: it is recognised by the job id that was sent with it. */
async function foundAgain({ client, left }: Attempt, begun: BegunImport, error: unknown): Promise<Begun> {
  if (!answerWasLost(error)) throw error;
  const found = await importJobAppears(client, begun.importJobId, Math.min(lag, left())).catch(() => false);
  if (!found) throw error;
  return { begun, answered: false };
}

async function finish(attempt: Attempt, begun: BegunImport, answered: boolean): Promise<ImportOutcome> {
  const { client, pkg, left } = attempt;
  const { mode, importJobId, asyncOperationId } = begun;
  if (asyncOperationId === undefined) {
    // A synchronous import that was answered is over: its import job can only be a little behind.
    const timeout = answered ? Math.min(lag, left()) : left();
    const importJob = (await waitForImportJob(client, importJobId, timeout)) ?? untold;
    if (importJob.result === 'failure') throw importFailed(pkg, importJob);
    if (!answered && importJob.completedOn === undefined) throw neverEnded(pkg, importJobId, timeout);
    return { mode, succeeded: true, importJobId, importJob };
  }

  const what = `the import of solution ${pkg.uniqueName} to end`;
  const asyncOperation = await waitForAsyncOperation(client, asyncOperationId, { what, timeout: left() });
  const succeeded = hasSucceeded(asyncOperation);
  const importJob = (await waitForImportJob(client, importJobId, succeeded ? Math.min(lag, left()) : 0)) ?? untold;
  if (!succeeded || importJob.result === 'failure') throw importFailed(pkg, importJob, asyncOperation);
  return { mode, succeeded, importJobId, asyncOperation, importJob };
}

const neverEnded = (pkg: SolutionPackage, importJobId: string, timeout: number): WaitTimeoutError =>
  new WaitTimeoutError(
    `Waited ${timeout / 1_000} s for the import of solution ${pkg.uniqueName} to end. Last seen: import job ${importJobId} is not completed`,
    'look at the import in Power Apps > Solutions > History. It goes on without this run.',
  );

const untold: ImportJob = { result: 'unknown', failures: [] };

function importFailed(pkg: SolutionPackage, job: ImportJob, operation?: AsyncOperation): JobFailedError {
  const status = operation && !hasSucceeded(operation) ? `The system job ended with status ${operation.status}.` : '';
  const words = [status, operation?.message, ...job.failures].filter(Boolean).join('\n  ');
  const Failure = isLockCode(operation?.errorCode) ? LockedJobError : JobFailedError;
  return new Failure(
    `The import of solution ${pkg.uniqueName} ${pkg.version} failed:\n  ${words}`,
    'read the failing component above; Power Apps > Solutions > History has the whole log.',
  );
}
