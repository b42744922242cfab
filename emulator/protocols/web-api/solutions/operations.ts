import { type Operation } from '../front/operation';
import {
  importSolution,
  importSolutionAsync,
  retrieveFormattedImportJobResults,
  retrieveSolutionImportResult,
} from './import-solution';
import { publishAllXml } from './publish-all-xml';
import { retrieveDependenciesForUninstall, uninstallSolution, uninstallSolutionAsync } from './uninstall-solution';
import { deleteAndPromote, stageSolution } from './upgrade-solution';

/** What imports, upgrades and removes solutions, in matching order; it stands before the rows, since the deletion of a solution is one of theirs. */
export const solutionOperations: readonly Operation[] = [
  importSolution,
  importSolutionAsync,
  stageSolution,
  deleteAndPromote,
  uninstallSolution,
  uninstallSolutionAsync,
  retrieveDependenciesForUninstall,
  retrieveFormattedImportJobResults,
  retrieveSolutionImportResult,
  publishAllXml,
];
