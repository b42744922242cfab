import { type Defect } from '../defect';
import { failedReports } from './failed-reports';
import { missingTables } from './missing-tables';
import { unlistedSolutions, unmanagedSolutions } from './solution-rows';
import { tablesLeftBehind } from './tables-left-behind';

/** Defects of what imports bring, and of what uninstalling takes away. */
export const defectsOfSolutions: readonly Defect[] = [
  missingTables,
  unlistedSolutions,
  unmanagedSolutions,
  failedReports,
  tablesLeftBehind,
];
