import { z } from 'zod';
import { getRows } from '../../web-api/read-shape';
import { undefinedWhen } from '../../web-api/undefined-when';
import type { WebApiClient } from '../../web-api/web-api-client';
import type { RequestOptions } from '../../web-api/web-api-types';

/** Something that holds the customization lock of the environment, so that no import can begin. */
export type Customization = { readonly what: string; readonly since: Date };

/** System jobs that hold it, by `operationtype`: https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/asyncoperation */
const kindsOfJobs: Readonly<Record<number, string>> = {
  203: 'an import',
  204: 'a publish',
  207: 'an upgrade',
  208: 'an uninstall',
  211: 'an upgrade',
};

/** The same that run inside their requests, by `msdyn_operation`: https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/msdyn_solutionhistory */
const kindsInHistory: Readonly<Record<number, string>> = { 0: 'an import', 1: 'an uninstall' };

/** Milliseconds. What the history has told as begun for longer than that has broken off. */
const longestInHistory = 2 * 3_600_000;

const jobShape = z.object({ operationtype: z.number(), createdon: z.coerce.date() });
const historyShape = z.object({ msdyn_operation: z.number().nullish(), msdyn_starttime: z.coerce.date() });

/**
 * What is under way, the eldest first. Undefined when this user may not see system jobs. The solution history is not in every
 * environment, and publishing all is in neither. Throws as WebApiClient does.
 */
export async function customizationsUnderWay(
  client: WebApiClient,
  options: RequestOptions = {},
): Promise<readonly Customization[] | undefined> {
  const jobs = await undefinedWhen([403], jobsUnderWay(client, options));
  if (jobs === undefined) return undefined;
  const history = await undefinedWhen([400, 403, 404, 500, 501], historyUnderWay(client, options));
  return [...jobs, ...(history ?? [])].sort((a, b) => a.since.getTime() - b.since.getTime());
}

async function jobsUnderWay(client: WebApiClient, options: RequestOptions): Promise<readonly Customization[]> {
  const kinds = Object.keys(kindsOfJobs).map(kind => `operationtype eq ${kind}`);
  const filter = `statecode ne 3 and (${kinds.join(' or ')})`;
  const title = 'look for imports, uninstalls and publishes under way';
  const jobs = await getRows(client, 'asyncoperations', jobShape, { ...options, filter, title });
  return jobs.map(({ operationtype, createdon: since }) => ({ what: kindsOfJobs[operationtype] ?? 'a job', since }));
}

async function historyUnderWay(client: WebApiClient, options: RequestOptions): Promise<readonly Customization[]> {
  const title = 'look into the solution history for what has begun';
  const filter = 'msdyn_status eq 0';
  const begun = await getRows(client, 'msdyn_solutionhistories', historyShape, {
    ...options,
    expects: ['unknown'],
    filter,
    title,
  });
  return begun.flatMap(({ msdyn_operation: operation, msdyn_starttime: since }) => {
    const what = kindsInHistory[operation ?? -1];
    return what !== undefined && Date.now() - since.getTime() < longestInHistory ? [{ what, since }] : [];
  });
}
