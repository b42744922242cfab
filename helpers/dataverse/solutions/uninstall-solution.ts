import { z } from 'zod';
import { HarnessError } from '../errors';
import { answerWasLost } from '../refusals/refusal';
import { readShape } from '../web-api/read-shape';
import { waitUntil } from '../timing/wait-until';
import type { WebApiClient } from '../web-api/web-api-client';
import { undefinedWhen, undefinedWhenMissing } from '../web-api/undefined-when';
import { retryWhileLocked } from './customization-lock';
import { findSolution, type Solution } from './find-solution';

/**
 * Uninstalls a solution within `timeout` milliseconds: it takes minutes in a real environment. A managed one takes its tables and their rows with it. Already gone is success.
 *
 * https://learn.microsoft.com/power-platform/alm/uninstall-delete-solution
 *
 * Throws HarnessError that names what depends on it, WaitTimeoutError when it stays past the deadline.
 */
export async function uninstallSolution(client: WebApiClient, solution: Solution, timeout: number): Promise<void> {
  const { timing } = client;
  const deadline = timing.now() + timeout;
  const blockers = await dependencies(client, solution);
  if (blockers.length > 0) throw blocked(solution, blockers);

  await retryWhileLocked(client, `uninstall of solution ${solution.uniqueName}`, timeout, () =>
    remove(client, solution, timeout),
  );
  await waitUntil({
    what: `solution ${solution.uniqueName} to be gone`,
    probe: () => findSolution(client, solution.uniqueName),
    done: found => found?.id !== solution.id,
    timeout: Math.max(0, deadline - timing.now()),
    timing,
    whatToDo: 'look at the uninstall in Power Apps > Solutions > History. It goes on without this run.',
  });
}

/** Proxies give up on a long uninstall while it goes on. Sent again it meets the lock, then 404 when it is over. */
async function remove(client: WebApiClient, solution: Solution, timeout: number): Promise<void> {
  const title = `uninstall solution ${solution.uniqueName} ${solution.version}`;
  let lost: unknown;
  await waitUntil({
    what: `the uninstall of solution ${solution.uniqueName} to be answered`,
    probe: async () => {
      try {
        await undefinedWhenMissing(client.delete(`solutions(${solution.id})`, { title }));
        return true;
      } catch (error) {
        if (!answerWasLost(error)) throw error;
        lost = error;
        return (await findSolution(client, solution.uniqueName))?.id !== solution.id;
      }
    },
    done: gone => gone,
    describe: () => String(lost),
    timeout,
    timing: client.timing,
  });
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

/** What would stop the uninstall, in words. Where the environment cannot tell, the uninstall itself will refuse. */
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

const blocked = ({ uniqueName }: Solution, blockers: readonly string[]): HarnessError =>
  new HarnessError(
    `Solution ${uniqueName} cannot be uninstalled: something else in the environment uses it:\n  - ${blockers.join('\n  - ')}`,
    'remove those components, or what they refer to, in Power Apps, then run `npm run cleanup`.',
  );
