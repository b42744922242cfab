import path from 'node:path';
import type { Environment } from './environment';

/**
 * Where a run's reports and its ledger go, absolute: `REPORTS_FOLDER`, else `reports`, seen from `root`. Runs at the same
 * time need a folder each.
 */
export function reportsFolder(env: Environment, root = process.cwd()): string {
  const folder = env['REPORTS_FOLDER']?.trim() ?? '';
  return path.resolve(root, folder === '' ? 'reports' : folder);
}
