import { Organization } from '../../engine/organization';
import { type Row } from '../../engine/values/row';
import { findInstalledSolution } from '../installed/installed-solutions';
import { Solutions } from '../solutions';
import { buildPackage, type PackageDraft } from './package-builder';

/** An organization with short jobs and its solutions, for tests. */
export class SolutionSite {
  readonly organization = new Organization({ jobDelay: 4, indexDelay: 4 });
  readonly operations = new Solutions(this.organization);

  /** Imports a made-up package, or the bytes given, and waits. */
  import(draft: PackageDraft | Uint8Array = {}, importJobId?: string): Promise<void> {
    return this.operations.importSolution(this.request(draft, importJobId), this.organization.system);
  }

  request(draft: PackageDraft | Uint8Array = {}, importJobId?: string): Parameters<Solutions['importSolution']>[0] {
    return {
      customizationFile: draft instanceof Uint8Array ? draft : buildPackage(draft),
      ...(importJobId !== undefined && { importJobId }),
    };
  }

  solution(uniqueName: string): Row {
    const row = findInstalledSolution(this.organization, uniqueName);
    if (row === undefined) throw new Error(`No solution ${uniqueName} is installed.`);
    return row;
  }

  uninstall(uniqueName: string): Promise<void> {
    return this.operations.uninstall(this.solution(uniqueName).id, this.organization.system);
  }

  /** A job's values; undefined when there is no row. */
  job(table: 'importjob' | 'asyncoperation', id: string): Record<string, unknown> | undefined {
    const row = this.organization.rows.get(table, id);
    return row === undefined ? undefined : Object.fromEntries(row.values);
  }

  /** Everything a refused import must leave as it was. */
  snapshot(): unknown {
    const { tables, rows } = this.organization;
    const ids = (table: string): unknown => Array.from(rows.scan(table), row => [row.id, row.version]);
    const kept = ['solution', 'publisher', 'solutioncomponent', 'pluginassembly', 'sdkmessageprocessingstep'];
    return { tables: tables.all(), ...Object.fromEntries(kept.map(table => [table, ids(table)])) };
  }
}
