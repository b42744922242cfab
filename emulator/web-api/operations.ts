import { type FidelityEntry, type Operation } from './operation';
import { addReference } from './routes/add-reference';
import { castAttributes } from './routes/cast-attributes';
import { countChanges } from './routes/count-changes';
import { countRows } from './routes/count-rows';
import { createAttribute } from './routes/create-attribute';
import { createEntityDefinition } from './routes/create-entity-definition';
import { createEntityKey } from './routes/create-entity-key';
import { createMultiple } from './routes/create-multiple';
import { createRelationshipDefinition } from './routes/create-relationship-definition';
import { createRow } from './routes/create-row';
import { deleteAndPromote } from './routes/delete-and-promote';
import { deleteAttribute } from './routes/delete-attribute';
import { deleteEntityDefinition } from './routes/delete-entity-definition';
import { deleteEntityKey } from './routes/delete-entity-key';
import { deleteMultiple } from './routes/delete-multiple';
import { deleteRow } from './routes/delete-row';
import { executeBatch } from './routes/execute-batch';
import { getAttribute } from './routes/get-attribute';
import { getEntityDefinition } from './routes/get-entity-definition';
import { getEntityKey } from './routes/get-entity-key';
import { getMetadata } from './routes/get-metadata';
import { getServiceDocument } from './routes/get-service-document';
import { importSolution } from './routes/import-solution';
import { importSolutionAsync } from './routes/import-solution-async';
import { listAttributes } from './routes/list-attributes';
import { listEntityDefinitions } from './routes/list-entity-definitions';
import { listEntityKeys } from './routes/list-entity-keys';
import { listRelationshipDefinitions } from './routes/list-relationship-definitions';
import { listRelationships } from './routes/list-relationships';
import { publishAllXml } from './routes/publish-all-xml';
import { queryRows } from './routes/query-rows';
import { reactivateEntityKey } from './routes/reactivate-entity-key';
import { removeReference } from './routes/remove-reference';
import { retrieveAllEntities } from './routes/retrieve-all-entities';
import { retrieveChanges } from './routes/retrieve-changes';
import { retrieveCurrentOrganization } from './routes/retrieve-current-organization';
import { retrieveDependenciesForUninstall } from './routes/retrieve-dependencies-for-uninstall';
import { retrieveEntity } from './routes/retrieve-entity';
import { retrieveFormattedImportJobResults } from './routes/retrieve-formatted-import-job-results';
import { retrieveMetadataChanges } from './routes/retrieve-metadata-changes';
import { retrieveProperty } from './routes/retrieve-property';
import { retrieveReference } from './routes/retrieve-reference';
import { retrieveRelated } from './routes/retrieve-related';
import { retrieveRow } from './routes/retrieve-row';
import { retrieveTotalRecordCount } from './routes/retrieve-total-record-count';
import { retrieveVersion } from './routes/retrieve-version';
import { setReference } from './routes/set-reference';
import { stageSolution } from './routes/stage-solution';
import { uninstallSolution } from './routes/uninstall-solution';
import { uninstallSolutionAsync } from './routes/uninstall-solution-async';
import { updateEntityDefinition } from './routes/update-entity-definition';
import { updateMultiple } from './routes/update-multiple';
import { updateProperty } from './routes/update-property';
import { upsertMultiple } from './routes/upsert-multiple';
import { upsertRow } from './routes/upsert-row';
import { whoAmI } from './routes/who-am-i';

/** All that the Web API answers, by area. The first match serves, so what is special stands before what is general. */
const areas: Readonly<Record<string, readonly Operation[]>> = {
  Environment: [
    executeBatch,
    getServiceDocument,
    getMetadata,
    whoAmI,
    retrieveVersion,
    retrieveCurrentOrganization,
    retrieveTotalRecordCount,
  ],
  Solutions: [
    importSolution,
    importSolutionAsync,
    stageSolution,
    deleteAndPromote,
    uninstallSolution,
    uninstallSolutionAsync,
    retrieveDependenciesForUninstall,
    retrieveFormattedImportJobResults,
    publishAllXml,
  ],
  'Tables, columns and keys': [
    reactivateEntityKey,
    retrieveMetadataChanges,
    retrieveEntity,
    retrieveAllEntities,
    listEntityDefinitions,
    getEntityDefinition,
    listEntityKeys,
    getEntityKey,
    listAttributes,
    getAttribute,
    castAttributes,
    listRelationships,
    listRelationshipDefinitions,
    createEntityDefinition,
    updateEntityDefinition,
    deleteEntityDefinition,
    createAttribute,
    deleteAttribute,
    createEntityKey,
    deleteEntityKey,
    createRelationshipDefinition,
  ],
  'Change tracking': [retrieveChanges, countChanges],
  Rows: [
    countRows,
    queryRows,
    createRow,
    retrieveRow,
    retrieveRelated,
    retrieveReference,
    retrieveProperty,
    updateProperty,
    setReference,
    addReference,
    removeReference,
    upsertRow,
    deleteRow,
    createMultiple,
    updateMultiple,
    upsertMultiple,
    deleteMultiple,
  ],
};

export const operations: readonly Operation[] = Object.values(areas).flat();

/** How far each operation can be trusted, from the table that serves it. */
export const fidelity = (): readonly FidelityEntry[] =>
  Object.entries(areas).flatMap(([area, served]) =>
    served.map(({ operation, evidence, fidelity: level, differs }) => ({
      area,
      operation,
      fidelity: level,
      differs,
      evidence,
    })),
  );
