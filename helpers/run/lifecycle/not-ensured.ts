import { HarnessError } from '../../dataverse/errors';
import type { Solution } from '../../dataverse/solutions/find-solution';

/** This run may not import a solution that is not there. */
export const missing = (uniqueName: string): HarnessError =>
  new HarnessError(
    `Solution ${uniqueName} is not installed, and this run may not import it.`,
    'run `npm run verify`, or `npx playwright test` without --no-deps, so that the set-up imports it.',
  );

/** SOLUTION_EXISTING wants none to be there. */
export const alreadyThere = ({ uniqueName, version }: Solution): HarnessError =>
  new HarnessError(
    `Solution ${uniqueName} ${version} is installed already, and SOLUTION_EXISTING is "fail".`,
    'set SOLUTION_EXISTING to adopt (use it) or replace (uninstall it with its rows, then import), or uninstall it.',
  );

/** It was imported, and is not listed. */
export const vanished = (uniqueName: string): HarnessError =>
  new HarnessError(
    `The import of solution ${uniqueName} succeeded, and the environment does not list it.`,
    'look in Power Apps > Solutions > History whether somebody removed it at the same time.',
  );
