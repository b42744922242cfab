import { type Fidelity, type Operation } from './operation';
import { countChanges } from './routes/count-changes';
import { countRows } from './routes/count-rows';
import { createRow } from './routes/create-row';
import { deleteRow } from './routes/delete-row';
import { getAttribute } from './routes/get-attribute';
import { getEntityDefinition } from './routes/get-entity-definition';
import { getEntityKey } from './routes/get-entity-key';
import { importSolution } from './routes/import-solution';
import { importSolutionAsync } from './routes/import-solution-async';
import { listAttributes } from './routes/list-attributes';
import { listEntityDefinitions } from './routes/list-entity-definitions';
import { listEntityKeys } from './routes/list-entity-keys';
import { publishAllXml } from './routes/publish-all-xml';
import { queryRows } from './routes/query-rows';
import { reactivateEntityKey } from './routes/reactivate-entity-key';
import { retrieveChanges } from './routes/retrieve-changes';
import { retrieveCurrentOrganization } from './routes/retrieve-current-organization';
import { retrieveDependenciesForUninstall } from './routes/retrieve-dependencies-for-uninstall';
import { retrieveFormattedImportJobResults } from './routes/retrieve-formatted-import-job-results';
import { retrieveRow } from './routes/retrieve-row';
import { retrieveVersion } from './routes/retrieve-version';
import { uninstallSolution } from './routes/uninstall-solution';
import { uninstallSolutionAsync } from './routes/uninstall-solution-async';
import { upsertRow } from './routes/upsert-row';
import { whoAmI } from './routes/who-am-i';

/** All that the Web API answers. The first match serves, so what is special stands before what is general. */
export const operations: readonly Operation[] = [
  whoAmI,
  retrieveVersion,
  retrieveCurrentOrganization,
  importSolution,
  importSolutionAsync,
  uninstallSolution,
  uninstallSolutionAsync,
  retrieveDependenciesForUninstall,
  retrieveFormattedImportJobResults,
  publishAllXml,
  reactivateEntityKey,
  listEntityDefinitions,
  getEntityDefinition,
  listEntityKeys,
  getEntityKey,
  listAttributes,
  getAttribute,
  retrieveChanges,
  countChanges,
  countRows,
  queryRows,
  createRow,
  retrieveRow,
  upsertRow,
  deleteRow,
];

/** How far each operation can be trusted, from the table that serves it. */
export const fidelity = (): readonly (Fidelity & { readonly operation: string })[] =>
  operations.map(({ operation, evidence, fidelity: level, differs }) => ({
    operation,
    evidence,
    fidelity: level,
    differs,
  }));
