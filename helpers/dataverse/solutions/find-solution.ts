import { z } from 'zod';
import { getRows } from '../web-api/read-shape';
import type { WebApiClient } from '../web-api/web-api-client';

/** A solution that is installed in the environment. */
export type Solution = {
  readonly id: string;
  readonly uniqueName: string;
  readonly version: string;
  readonly isManaged: boolean;
};

const solutionShape = z.object({
  solutionid: z.string(),
  uniquename: z.string(),
  version: z.string(),
  ismanaged: z.boolean(),
});

/** Looks a solution up by its unique name. One request; undefined when it is not installed. */
export async function findSolution(client: WebApiClient, uniqueName: string): Promise<Solution | undefined> {
  const filter = `uniquename eq '${uniqueName.replaceAll("'", "''")}'`;
  const title = `look up solution ${uniqueName}`;
  const [found] = await getRows(client, 'solutions', solutionShape, { filter, title });
  if (found === undefined) return undefined;
  const { solutionid: id, uniquename, version, ismanaged } = found;
  return { id, uniqueName: uniquename, version, isManaged: ismanaged };
}
