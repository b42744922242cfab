import { textValue } from '../../engine/values/row';
import { type Organization } from '../../engine/organization';
import { findInstalledSolution, isInstalledManaged, publisherOfInstalled } from '../installed/installed-solutions';
import { isTableOfPlatform } from './plan/platform-table';
import { unmetDependencies } from './plan/unmet-dependencies';
import { type SolutionHost } from '../installed/solution-state';
import { isProtectedSolutionRow } from '../../engine/rows/solution-rows';
import {
  solutionInstalledInOtherMode,
  missingSolutionDependencies,
  notARootComponent,
  packageNewerThanServer,
  rootComponentMissing,
  systemSolution,
  wrongSolutionPublisher,
} from '../solution-faults';
import { componentTypes, type SolutionPackage } from '../package/solution-package';

/**
 * Refuses (0x80048068) a package that a newer server wrote, or one of 2011 that names no server at all.
 * Versions are compared by their first two numbers: `9.2`.
 */
export function checkImportedPackageVersion(organization: Organization, { packageVersion }: SolutionPackage): void {
  const [major = 0, minor = 0] = organization.version.split('.').map(Number);
  const matched = /^(\d{1,5})\.(\d{1,5})(?:\.\d{1,10}){0,2}$/u.exec(packageVersion ?? '');
  const isAccepted =
    matched !== null && (Number(matched[1]) < major || (Number(matched[1]) === major && Number(matched[2]) <= minor));
  if (!isAccepted) throw packageNewerThanServer(packageVersion ?? '', `${major}.${minor}`);
}

/** Whether the organization can take the solution as such. Throws before any of its tables is looked at. */
export function checkImportedManifest(host: SolutionHost, solution: SolutionPackage): void {
  const { organization } = host;
  if (isProtectedSolutionRow(solution.uniqueName)) throw systemSolution();
  checkAgainstInstalled(organization, solution);
  const unmet = unmetDependencies(host, solution);
  if (unmet.length > 0) {
    const listed = `<MissingDependencies>${unmet.map(dependency => dependency.xml).join('')}</MissingDependencies>`;
    throw missingSolutionDependencies(solution.uniqueName, listed);
  }
  checkImportedRootComponents(organization, solution);
}

function checkAgainstInstalled(organization: Organization, solution: SolutionPackage): void {
  const installed = findInstalledSolution(organization, solution.uniqueName);
  if (installed === undefined) return;
  if (isInstalledManaged(installed) !== solution.isManaged) throw solutionInstalledInOtherMode(solution.isManaged);
  const publisher = publisherOfInstalled(organization, installed);
  const name = publisher === undefined ? solution.publisher.uniqueName : textValue(publisher.values, 'uniquename');
  if (name.toLowerCase() !== solution.publisher.uniqueName.toLowerCase()) {
    throw wrongSolutionPublisher(solution.uniqueName, name, solution.publisher.uniqueName);
  }
}

function checkImportedRootComponents(organization: Organization, solution: SolutionPackage): void {
  const { tables, rootComponents } = solution;
  const roots = new Set(
    rootComponents.flatMap(({ type, schemaName }) =>
      type === componentTypes.table && schemaName !== null ? [schemaName] : [],
    ),
  );
  const brought = new Set(tables.map(table => table.logicalName));
  const undeclared = tables.find(table => table.settings !== null && !roots.has(table.logicalName));
  if (undeclared !== undefined) throw notARootComponent(undeclared.schemaName, componentTypes.table);
  const absent = [...roots].find(
    name => !brought.has(name) && organization.tables.byName(name) === undefined && !isTableOfPlatform(name, solution),
  );
  if (absent !== undefined) throw rootComponentMissing(absent, componentTypes.table);
}
