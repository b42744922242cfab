import { HarnessError } from '../../../dataverse/errors';
import { showRun } from './show-run';
import { forgetOldRuns } from './forget-old-runs';

/**
 * What comes after the last file of a run: the reports folder shows it, and the oldest runs go. Returns why it does not show
 * it, if so: that is no reason to lose the run's verdict.
 */
export async function endRun(reports: string, runId: string): Promise<string | undefined> {
  try {
    showRun(reports, runId);
    await forgetOldRuns(reports);
    return undefined;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    return error.message;
  }
}
