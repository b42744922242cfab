import { z } from 'zod';
import { getRows } from '../../web-api/read-shape';
import { undefinedWhen } from '../../web-api/undefined-when';
import { waitUntil } from '../../timing/wait-until';
import type { WebApiClient } from '../../web-api/web-api-client';
import { hasSucceeded, isCompleted, readAsyncOperation } from '../jobs/async-operation';
import { wordsOfOperation } from '../jobs/job-words';
import { isDuplicateImport } from './import-failure';
import { importJobAppears, readImportJob } from './import-job';

/** The ids of an import that was announced; the system job's is unknown where the answer that names it did not come. */
type Announced = { readonly importJobId: string; readonly asyncOperationId?: string | undefined };

/**
 * What became of an import. `untold`: nothing tells whether the environment took it. It may still come, and must not be
 * taken for one that did not.
 */
export type ImportFate = 'succeeded' | 'failed' | 'untold';

type Follow = { readonly client: WebApiClient; readonly announced: Announced; readonly left: () => number };

/** Milliseconds that the rows of an import may take to appear. */
const grace = 60_000;

/**
 * Follows an import that somebody announced to its end, for `timeout` milliseconds: by its system job where that is
 * known, however late the row of its import job comes. Throws WaitTimeoutError when it has not ended then.
 */
export async function followImport(client: WebApiClient, announced: Announced, timeout: number): Promise<ImportFate> {
  const deadline = client.timing.now() + timeout;
  const follow = { client, announced, left: () => Math.max(0, deadline - client.timing.now()) };
  const fate = await byRows(follow);
  if (fate !== 'untold') return fate;
  // The environment may have taken it without saying so: its job is one of those that run.
  await untilNoImportRuns(follow);
  return byRows(follow, 0);
}

async function byRows(follow: Follow, patience = grace): Promise<ImportFate> {
  const { client, announced, left } = follow;
  const { importJobId, asyncOperationId } = announced;
  const isThere =
    (asyncOperationId !== undefined && (await readAsyncOperation(client, asyncOperationId)) !== undefined) ||
    (await importJobAppears(client, importJobId, Math.min(patience, left())));
  if (!isThere) return 'untold';
  return waitUntil({
    what: 'an import that was begun earlier to end',
    probe: () => endOf(follow),
    done: fate => fate !== 'untold',
    describe: () => `import job ${importJobId} is not completed`,
    timeout: left(),
    timing: client.timing,
    whatToDo: 'look at the import in Power Apps > Solutions > History, and run again when it has ended.',
  });
}

/** How the import ended, if it has. */
async function endOf({ client, announced: { importJobId, asyncOperationId } }: Follow): Promise<ImportFate> {
  const operation = asyncOperationId === undefined ? undefined : await readAsyncOperation(client, asyncOperationId);
  if (isCompleted(operation)) {
    if (hasSucceeded(operation)) return 'succeeded';
    // The platform ran the job a second time, and the first one is still at it.
    if (!isDuplicateImport(wordsOfOperation(operation))) return 'failed';
  }
  const told = await readImportJob(client, importJobId, ',data');
  if (told?.importJob.completedOn === undefined) return 'untold';
  return told.importJob.result === 'failure' ? 'failed' : 'succeeded';
}

const jobShape = z.object({ asyncoperationid: z.string() });
/** ImportSolutionAsync, in a state that is not Completed. */
const runningImports = 'operationtype eq 203 and statecode ne 3';

async function untilNoImportRuns({ client, left }: Follow): Promise<void> {
  const title = 'look whether an import is running';
  const running = () =>
    undefinedWhen([400, 403, 404], getRows(client, 'asyncoperations', jobShape, { filter: runningImports, title }));
  await waitUntil({
    what: 'the imports that run in the environment to end',
    probe: running,
    // Where this user may not see jobs, nothing can be waited for.
    done: jobs => jobs === undefined || jobs.length === 0,
    describe: jobs => `${jobs?.length ?? 0} running`,
    timeout: left(),
    timing: client.timing,
    whatToDo: 'look at them in Power Apps > Solutions > History, and run `npm run cleanup` when they have ended.',
  });
}
