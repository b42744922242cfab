import path from 'node:path';
import type { Environment } from './environment';

/**
 * Where the reports of the last run are, and below it those of each, absolute: `REPORTS_FOLDER`, else `reports`, seen from
 * `root`.
 */
export function reportsFolder(env: Environment, root = process.cwd()): string {
  const folder = env['REPORTS_FOLDER']?.trim() ?? '';
  return path.resolve(root, folder === '' ? 'reports' : folder);
}

/** Where a run writes all that it writes, its ledger too: nobody else does, so runs may go side by side. */
export const runFolder = (reports: string, runId: string): string => path.join(runsFolder(reports), runId);

/** What has a folder for each run. */
export const runsFolder = (reports: string): string => path.join(reports, 'runs');
