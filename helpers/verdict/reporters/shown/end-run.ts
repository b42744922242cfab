import { HarnessError } from '../../../dataverse/errors';
import { forgetOldRuns } from './forget-old-runs';
import { removeSetAside, showRun } from './show-run';

/**
 * What comes after the last file of a run: the reports folder shows it, and the oldest runs go. Returns why it does not show
 * it, if so: that is no reason to lose the run's verdict.
 */
export async function endRun(reports: string, runId: string): Promise<string | undefined> {
  try {
    showRun(reports, runId);
    await removeSetAside(reports);
    await forgetOldRuns(reports);
    return undefined;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return error.message;
  }
}

/**
 * Removes what a run that begins takes the place of, meanwhile: what was shown, and the folder of the oldest of the last runs.
 * That takes seconds on a slow disk. Never throws.
 */
export async function makeRoom(reports: string, runId: string): Promise<void> {
  await removeSetAside(reports);
  await forgetOldRuns(reports, runId);
}
