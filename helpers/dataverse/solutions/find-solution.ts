import { z } from 'zod';
import { readShape } from '../web-api/read-shape';
import type { WebApiClient } from '../web-api/web-api-client';

/** A solution that is installed in the environment. */
export type Solution = {
  readonly id: string;
  readonly uniqueName: string;
  readonly version: string;
  readonly isManaged: boolean;
  readonly installedOn?: string;
};

const solutionShape = z.object({
  solutionid: z.string(),
  uniquename: z.string(),
  version: z.string(),
  ismanaged: z.boolean(),
  installedon: z.string().nullish(),
});
const solutionColumns = Object.keys(solutionShape.shape).join(',');

/** Looks a solution up by its unique name. One request; undefined when it is not installed. */
export async function findSolution(client: WebApiClient, uniqueName: string): Promise<Solution | undefined> {
  const title = `look up solution ${uniqueName}`;
  const filter = encodeURIComponent(`uniquename eq '${uniqueName.replaceAll("'", "''")}'`);
  const body = await client.get(`solutions?$select=${solutionColumns}&$filter=${filter}`, { title });

  const [found] = readShape(z.object({ value: z.array(solutionShape) }), body, title).value;
  if (found === undefined) return undefined;
  return {
    id: found.solutionid,
    uniqueName: found.uniquename,
    version: found.version,
    isManaged: found.ismanaged,
    ...(typeof found.installedon === 'string' && { installedOn: found.installedon }),
  };
}
