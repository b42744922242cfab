import { type Caller } from '../../../engine/security/caller';
import { type DataverseFault } from '../../../engine/dataverse-fault';
import { formatDateTime } from '../../../engine/values/date-time';
import { type ColumnValue } from '../../../engine/values/row';
import { importJobData } from './import-job-data';
import { isRootHeld } from '../../installed/is-held';
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
 * The `importjob` row of one import. It is written from the moment the package is understood: a file that is not a package
 * leaves none. A refusal changes nothing but this row.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/importjob
 */
export class ImportJob {
  readonly #host: SolutionHost;
  readonly #solution: SolutionPackage;
  readonly #caller: Caller;
  readonly #id: string;
  readonly #startedAt: number;
  readonly #isHeld = (root: RootComponent): boolean => isRootHeld(this.#host, root);

  constructor(host: SolutionHost, id: string, solution: SolutionPackage, caller: Caller) {
    const { organization } = host;
    this.#host = host;
    this.#solution = solution;
    this.#caller = caller;
    this.#id = id;
    this.#startedAt = organization.clock.now();
    const values = new Map<string, ColumnValue>([
      ['name', 'Customizations'],
      ['solutionname', solution.uniqueName],
      ['progress', 0],
      ['startedon', formatDateTime(this.#startedAt)],
      ['importcontext', 'ImportInstall'],
      ['operationcontext', 'New'],
      ['data', importJobData({ solution, startedAt: this.#startedAt, stoppedAt: null, isHeld: this.#isHeld })],
    ]);
    organization.rows.create('importjob', values, caller, { id, bySystem: true });
  }

  succeed(solutionId: string): void {
    this.#finish(null, [
      ['progress', 100],
      ['solutionid', { table: 'solution', id: solutionId }],
    ]);
  }

  /** The manifest was looked at, and nothing after it. */
  fail(fault: DataverseFault): void {
    const { tables, optionSets, rootComponents } = this.#solution;
    const steps = 1 + tables.length + optionSets.size + rootComponents.length;
    this.#finish(fault, [['progress', 100 / (steps + 1)]]);
  }

  #finish(fault: DataverseFault | null, values: readonly [string, ColumnValue][]): void {
    const { rows, clock } = this.#host.organization;
    // A client may have deleted the row meanwhile: the import goes on without it.
    if (rows.get('importjob', this.#id) === undefined) return;
    const stoppedAt = clock.now();
    const record = { solution: this.#solution, startedAt: this.#startedAt, stoppedAt, fault, isHeld: this.#isHeld };
    const done = new Map<string, ColumnValue>([
      ...values,
      ['completedon', formatDateTime(stoppedAt)],
      ['data', importJobData(record)],
    ]);
    rows.update('importjob', this.#id, done, this.#caller, { bySystem: true });
  }
}
