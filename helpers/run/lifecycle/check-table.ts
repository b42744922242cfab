import { bookColumns, SAMPLE_BOOK, SAMPLE_BOOKCODE, SAMPLE_BOOKS } from '../../sample/books';
import { HarnessError } from '../../dataverse/errors';
import { findSolution, type Solution } from '../../dataverse/solutions/find-solution';
import { readAlternateKeys } from '../../dataverse/tables/alternate-keys';
import { readColumns } from '../../dataverse/tables/table-columns';
import { readTable } from '../../dataverse/tables/table-metadata';
import { lookUntil } from '../../dataverse/timing/wait-until';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';

/** Milliseconds for which a definition may still say what is not so any more. */
const settle = 60_000;

/**
 * Looks whether the table of a solution that was there before the run is the one that the run writes to and reads: nothing
 * is written to another one.
 *
 * Throws HarnessError with all that differs.
 */
export async function checkAdoptedTable(client: WebApiClient, solution: Solution): Promise<void> {
  const differences = await lookUntil({
    probe: () => differencesOf(client),
    done: found => found.length === 0,
    timeout: settle,
    timing: client.timing,
  });
  if (differences.length > 0) throw otherShape(solution, differences);
}

async function differencesOf(client: WebApiClient): Promise<string[]> {
  const table = await readTable(client, SAMPLE_BOOK);
  if (table === undefined) return [`there is no table ${SAMPLE_BOOK}`];
  const columns = await readColumns(client, SAMPLE_BOOK);
  const keys = await readAlternateKeys(client, SAMPLE_BOOK);
  const isOurs = ({ keyAttributes }: { keyAttributes: readonly string[] }): boolean =>
    keyAttributes.length === 1 && keyAttributes[0] === SAMPLE_BOOKCODE;
  return [
    ...(table.changeTrackingEnabled ? [] : [`change tracking of table ${SAMPLE_BOOK} is off`]),
    ...(table.entitySetName === SAMPLE_BOOKS ? [] : [`the Web API calls its rows ${table.entitySetName}`]),
    ...bookColumns
      .filter(column => columns.get(column) !== 'String')
      .map(column => `column ${column} is ${columns.has(column) ? `of type ${columns.get(column)}` : 'missing'}`),
    ...(keys.some(isOurs) ? [] : [`there is no alternate key over ${SAMPLE_BOOKCODE} alone`]),
  ];
}

/**
 * Looks whether the sample's table is there although the solution is not. A table that is just being removed, or brought
 * by another run, is waited for. Returns the solution where it has come meanwhile.
 *
 * Throws HarnessError when the table stays: an import would mix with it, and removing the solution would not take it back.
 */
export async function checkNoTable(client: WebApiClient, uniqueName: string): Promise<Solution | undefined> {
  const { table, solution } = await lookUntil({
    probe: async () => {
      const there = await readTable(client, SAMPLE_BOOK);
      return { table: there, solution: there && (await findSolution(client, uniqueName)) };
    },
    done: seen => seen.table === undefined || seen.solution !== undefined,
    timeout: settle,
    timing: client.timing,
  });
  if (table !== undefined && solution === undefined) throw foreignTable(uniqueName);
  return solution;
}

const otherShape = ({ uniqueName, version }: Solution, differences: readonly string[]): HarnessError =>
  new HarnessError(
    `Solution ${uniqueName} ${version} was there before this run, and is not as the scenario needs it:\n  - ${differences.join('\n  - ')}\n  Nothing was written.`,
    'set SOLUTION_EXISTING=replace to have it uninstalled and imported anew, uninstall it yourself, or choose another environment.',
  );

const foreignTable = (uniqueName: string): HarnessError =>
  new HarnessError(
    `The table ${SAMPLE_BOOK} is there without the solution ${uniqueName}: somebody else made it. Nothing was imported or written.`,
    `choose another environment, or find in Power Apps > Tables which solution the table belongs to, and delete it where nobody needs it.`,
  );
