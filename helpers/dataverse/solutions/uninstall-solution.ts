import { z } from 'zod';
import { AccessError, JobFailedError, UnavailableError, WaitTimeoutError } from '../errors';
import { sameGuid } from '../guid';
import { answerWasLost } from '../refusals/refusal';
import { readShape } from '../web-api/read-shape';
import { waitUntil } from '../timing/wait-until';
import type { WebApiClient } from '../web-api/web-api-client';
import { undefinedWhen, undefinedWhenMissing } from '../web-api/undefined-when';
import { retryWhileLocked, tellsOfLock } from './jobs/customization-lock';
import { findSolution, type Solution } from './find-solution';
import { jobFailure, lacksPrivilege } from './jobs/job-failure';
import { wordsOfRefusal } from './jobs/job-words';

/** Milliseconds after which an uninstall whose answer was lost is asked for again: it may never have come through. */
const patience = 60_000;

/**
 * Uninstalls a solution within `timeout` milliseconds: it takes minutes in a real environment. A managed one takes its tables and their rows with it. Already gone is success.
 *
 * https://learn.microsoft.com/power-platform/alm/uninstall-delete-solution
 *
 * Throws JobFailedError when it is refused, which names what depends on it where that is why, WaitTimeoutError when it stays past the deadline. None of them speaks against the environment.
 */
export async function uninstallSolution(client: WebApiClient, solution: Solution, timeout: number): Promise<void> {
  const deadline = client.timing.now() + timeout;
  const left = (): number => Math.max(0, deadline - client.timing.now());
  await retryWhileLocked(client, `uninstall of solution ${solution.uniqueName}`, timeout, () =>
    remove(client, solution, left),
  );
  await waitUntilGone(client, solution, left());
}

/** Proxies give up on a long uninstall while it goes on, so it is followed. Sent again it meets the lock, then 404. */
async function remove(client: WebApiClient, solution: Solution, left: () => number): Promise<void> {
  const title = `uninstall solution ${solution.uniqueName} ${solution.version}`;
  do {
    try {
      await undefinedWhenMissing(client.delete(`solutions(${solution.id})`, { title }));
      return;
    } catch (error) {
      if (!answerWasLost(error)) throw await uninstallRefused(client, solution, error);
    }
  } while (!(await goesWithin(client, solution, Math.min(patience, left()))) && left() > 0);
}

async function goesWithin(client: WebApiClient, solution: Solution, timeout: number): Promise<boolean> {
  try {
    await waitUntilGone(client, solution, timeout);
    return true;
  } catch (error) {
    if (error instanceof WaitTimeoutError) return false;
    throw error;
  }
}

async function waitUntilGone(client: WebApiClient, { id, uniqueName }: Solution, timeout: number): Promise<void> {
  await waitUntil({
    what: `solution ${uniqueName} to be gone`,
    probe: () => findSolution(client, uniqueName),
    done: found => !sameGuid(found?.id, id),
    timeout,
    timing: client.timing,
    whatToDo: 'look at the uninstall in Power Apps > Solutions > History. It goes on without this run.',
  });
}

/** CannotUninstallWithDependencies. What is listed as depending on a solution need not stand in the way: this code says that something does. */
const hasDependencies = '0x8004f01d';

async function uninstallRefused(client: WebApiClient, solution: Solution, error: unknown): Promise<unknown> {
  const words = wordsOfRefusal(error);
  if (words === undefined || tellsOfLock(words)) return error;
  if (words.codes.has(hasDependencies)) return blocked(solution, await dependencies(client, solution), error);
  const isOutside = error instanceof AccessError || error instanceof UnavailableError;
  if (isOutside && !lacksPrivilege(words)) return error;
  return jobFailure(`uninstall of solution ${solution.uniqueName} ${solution.version}`, words, { cause: error });
}

const dependencyShape = z.object({
  value: z.array(
    z.object({ dependentcomponenttype: z.number().nullish(), dependentcomponentobjectid: z.string().nullish() }),
  ),
});

const componentTypes: Readonly<Record<number, string>> = {
  1: 'table',
  2: 'column',
  9: 'choice',
  10: 'relationship',
  20: 'security role',
  24: 'form',
  26: 'view',
  29: 'process or flow',
  60: 'form',
  61: 'web resource',
  62: 'site map',
  80: 'model-driven app',
  92: 'plug-in step',
  300: 'canvas app',
};

/** What stands in the way of the uninstall, in words. Empty where the environment cannot tell. */
async function dependencies(client: WebApiClient, { uniqueName }: Solution): Promise<string[]> {
  const title = `ask what depends on solution ${uniqueName}`;
  const call = `RetrieveDependenciesForUninstall(SolutionUniqueName='${encodeURIComponent(uniqueName)}')`;
  const body = await undefinedWhen([404, 501], client.get(call, { title }));
  if (body === undefined) return [];
  return readShape(dependencyShape, body, title).value.map(component => {
    const { dependentcomponenttype: type, dependentcomponentobjectid: id } = component;
    return `${componentTypes[type ?? 0] ?? `component of type ${type ?? 'unknown'}`} ${id ?? '(no id)'}`;
  });
}

function blocked({ uniqueName }: Solution, blockers: readonly string[], cause: unknown): JobFailedError {
  const list = blockers.length === 0 ? 'the environment does not say what' : blockers.join('\n  - ');
  return new JobFailedError(
    `Solution ${uniqueName} cannot be uninstalled (${hasDependencies}): something else in the environment uses it:\n  - ${list}`,
    'remove those components, or what they refer to, in Power Apps, then run `npm run cleanup`.',
    { cause },
  );
}
