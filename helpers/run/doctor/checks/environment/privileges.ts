import { z } from 'zod';
import { AccessError } from '../../../../dataverse/errors';
import { findSolution } from '../../../../dataverse/solutions/find-solution';
import { readPackage } from '../../../../dataverse/solutions/read-package';
import { tableAddress } from '../../../../dataverse/tables/table-metadata';
import { heldPrivileges, type PrivilegeDepth, reachesAsFar } from '../../../../dataverse/environment/held-privileges';
import { getRow } from '../../../../dataverse/web-api/read-shape';
import { undefinedWhen } from '../../../../dataverse/web-api/undefined-when';
import { ownPackages } from '../../../../sample/own-package';
import { SAMPLE_BOOK } from '../../../../sample/books';
import { defineCheck, type Looked } from '../../check';
import type { Finding } from '../../finding';
import { notOkBy } from '../../not-ok';
import type { Visit } from '../../visit';

type Wanted = readonly (readonly [name: string, depth: PrivilegeDepth])[];

/** To read definitions and solutions: whatever a run does. */
const reading: Wanted = [
  ['prvReadEntity', 'Basic'],
  ['prvReadSolution', 'Basic'],
];

/**
 * To import a solution with a table. Imports ask for more, by what is in the package: these are the ones whose lack was
 * recorded (https://github.com/microsoftarchive/microsoft-teams-apps-employeeideas/issues/5) or is documented
 * (https://learn.microsoft.com/power-platform/admin/miscellaneous-privileges).
 */
const importing: Wanted = [
  ['prvImportCustomization', 'Basic'],
  ['prvCreateEntity', 'Basic'],
];

/** To write books, and to track them: https://learn.microsoft.com/power-apps/developer/data-platform/use-change-tracking-synchronize-data-external-systems */
const tracking = (schemaName: string): Wanted => [
  [`prvRead${schemaName}`, 'Global'],
  [`prvCreate${schemaName}`, 'Basic'],
  [`prvWrite${schemaName}`, 'Basic'],
  [`prvDelete${schemaName}`, 'Basic'],
];

const definitionShape = z.object({ SchemaName: z.string() });

/** Whether the user holds what a run needs: to import, unless the solution is there, and then to write and track its table. */
export const privileges = defineCheck({
  name: 'privileges',
  needs: ['user', 'roles'],
  ask: async (visit, { user: { userId } }): Promise<Looked> => {
    try {
      const schemaName = await adoptedTable(visit);
      if (schemaName === null)
        return { finding: { notAsked: `the solution is there, and table ${SAMPLE_BOOK} is not` } };
      const wanted = [...reading, ...(schemaName === undefined ? importing : tracking(schemaName))];
      const names = wanted.map(([name]) => name);
      const held = await heldPrivileges(visit.webApi, userId, names, visit.asking);
      const lacking = wanted.filter(([name, depth]) => !isHeld(held.get(name.toLowerCase()), depth));
      return { finding: lacking.length === 0 ? allHeld(schemaName) : lacks(lacking) };
    } catch (error) {
      // Who may not ask, and what cannot be asked, says nothing of what the user may do.
      if (error instanceof AccessError) return { finding: { notAsked: 'this user may not ask for them' } };
      return { finding: notOkBy(error, true) };
    }
  },
});

/** The schema name of the table whose solution is there and will be used, null when it is not there; undefined when a run imports it. */
async function adoptedTable({ webApi, settings: { solution } }: Visit): Promise<string | null | undefined> {
  const { uniqueName } = await readPackage(solution.file ?? ownPackages.online);
  if (solution.existing !== 'adopt' || (await findSolution(webApi, uniqueName)) === undefined) return undefined;
  const title = `read the name of table ${SAMPLE_BOOK}`;
  const definition = await undefinedWhen([404], getRow(webApi, tableAddress(SAMPLE_BOOK), definitionShape, { title }));
  return definition?.SchemaName ?? null;
}

const isHeld = (held: PrivilegeDepth | undefined, wanted: PrivilegeDepth): boolean =>
  held !== undefined && reachesAsFar(held, wanted);

const allHeld = (schemaName: string | undefined): Finding => ({
  ok:
    schemaName === undefined
      ? 'to import the solution; a role of your own must grant Read on its table at organization level once it is there'
      : `to write and track ${schemaName}, which is there already`,
});

const lacks = (lacking: Wanted): Finding => ({
  notOk: `this user lacks ${lacking.map(([name, depth]) => (depth === 'Global' ? `${name} at organization level` : name)).join(', ')}.`,
  whatToDo:
    'give its security role these privileges, or make the first run as System Administrator (Power Platform admin center > the environment > Settings > Users + permissions).',
});
