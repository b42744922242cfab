import { type Caller } from '../../../engine/access/caller';
import { type DataverseFault } from '../../../engine/dataverse-fault';
import { formatDateTime } from '../../../engine/values/date-time';
import { type ColumnValue } from '../../../engine/values/row';
import { importJobData } from './import-job-data';
import { isRootComponentHeld } from '../../installed/components';
import { type SolutionHost } from '../../installed/solution-state';
import { type RootComponent, type SolutionPackage } from '../../package/solution-package';

/** Told how an import ended. */
export type ImportReport = {
  readonly succeed: (solutionId: string) => void;
  readonly fail: (fault: DataverseFault) => void;
};

/** For imports that keep no job. */
export const noImportJob: ImportReport = { succeed: () => undefined, fail: () => undefined };

/**
 * Writes the `importjob` row of one import, from the moment the package is understood: a file that is not a package leaves
 * none. A refusal changes nothing but this row.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/importjob
 */
export function openImportJob(host: SolutionHost, id: string, solution: SolutionPackage, caller: Caller): ImportReport {
  const { rows, clock } = host.organization;
  const begun = { solution, startedAt: clock.now(), isHeld: (root: RootComponent) => isRootComponentHeld(host, root) };
  const values = new Map<string, ColumnValue>([
    ['name', 'Customizations'],
    ['solutionname', solution.uniqueName],
    ['progress', 0],
    ['startedon', formatDateTime(begun.startedAt)],
    ['importcontext', 'ImportInstall'],
    ['operationcontext', 'New'],
    ['data', importJobData({ ...begun, stoppedAt: null })],
  ]);
  rows.create('importjob', values, caller, { id, bySystem: true });

  const finish = (fault: DataverseFault | null, outcome: Readonly<Record<string, ColumnValue>>): void => {
    // A client may have deleted the row meanwhile: the import goes on without it.
    if (rows.get('importjob', id) === undefined) return;
    const stoppedAt = clock.now();
    const data = importJobData({ ...begun, stoppedAt, fault });
    const done = { ...outcome, completedon: formatDateTime(stoppedAt), data };
    rows.update('importjob', id, new Map(Object.entries(done)), caller, { bySystem: true });
  };
  return {
    succeed: solutionId => finish(null, { progress: 100, solutionid: { table: 'solution', id: solutionId } }),
    fail: fault => {
      // The manifest was looked at, and nothing after it.
      const { tables, optionSets, rootComponents } = solution;
      const steps = 1 + tables.length + optionSets.size + rootComponents.length;
      finish(fault, { progress: 100 / (steps + 1) });
    },
  };
}
