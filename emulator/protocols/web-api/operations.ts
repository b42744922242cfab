import { fidelityEntry, type FidelityEntry } from '../../operations/fidelity';
import { type Operation } from './front/operation';
import { addReference } from './rows/references/add-reference';
import { castAttributes } from './definitions/columns/cast-attributes';
import { countChanges } from './changes/count-changes';
import { countRows } from './rows/query/get-entity-count';
import { createAttribute } from './definitions/columns/create-attribute';
import { createEntityDefinition } from './definitions/tables/create-entity-definition';
import { createEntityKey } from './definitions/keys/create-entity-key';
import { createMultiple } from './rows/bulk/create-multiple';
import { createRelationshipDefinition } from './definitions/relationships/create-relationship-definition';
import { createRow } from './rows/single/post-entity';
import { deleteAndPromote } from './solutions/delete-and-promote';
import { deleteAttribute } from './definitions/columns/delete-attribute';
import { deleteEntityDefinition } from './definitions/tables/delete-entity-definition';
import { deleteEntityKey } from './definitions/keys/delete-entity-key';
import { deleteMultiple } from './rows/bulk/delete-multiple';
import { deleteRow } from './rows/single/delete-entity';
import { executeBatch } from './environment/execute-batch';
import { getAttribute } from './definitions/columns/get-attribute';
import { getEntityDefinition } from './definitions/tables/get-entity-definition';
import { getEntityKey } from './definitions/keys/get-entity-key';
import { getMetadata } from './environment/get-metadata';
import { getServiceDocument } from './environment/get-service-document';
import { importSolution } from './solutions/import-solution';
import { importSolutionAsync } from './solutions/import-solution-async';
import { listAttributes } from './definitions/columns/list-attributes';
import { listEntityDefinitions } from './definitions/tables/list-entity-definitions';
import { listEntityKeys } from './definitions/keys/list-entity-keys';
import { listRelationshipDefinitions } from './definitions/relationships/list-relationship-definitions';
import { listRelationships } from './definitions/relationships/list-relationships';
import { publishAllXml } from './solutions/publish-all-xml';
import { queryRows } from './rows/query/get-entity-set';
import { reactivateEntityKey } from './definitions/keys/reactivate-entity-key';
import { removeReference } from './rows/references/remove-reference';
import { retrieveAllEntities } from './definitions/tables/retrieve-all-entities';
import { retrieveChanges } from './changes/retrieve-changes';
import { retrieveCurrentOrganization } from './environment/retrieve-current-organization';
import { retrieveDependenciesForUninstall } from './solutions/retrieve-dependencies-for-uninstall';
import { retrieveEntity } from './definitions/tables/retrieve-entity';
import { retrieveFormattedImportJobResults } from './solutions/retrieve-formatted-import-job-results';
import { retrieveMetadataChanges } from './definitions/query/retrieve-metadata-changes';
import { retrieveProperty } from './rows/properties/retrieve-property';
import { retrieveReference } from './rows/references/retrieve-reference';
import { retrieveRelated } from './rows/references/retrieve-related';
import { retrieveRow } from './rows/single/get-entity';
import { retrieveTotalRecordCount } from './environment/retrieve-total-record-count';
import { retrieveVersion } from './environment/retrieve-version';
import { setReference } from './rows/references/set-reference';
import { stageSolution } from './solutions/stage-solution';
import { uninstallSolution } from './solutions/uninstall-solution';
import { uninstallSolutionAsync } from './solutions/uninstall-solution-async';
import { updateEntityDefinition } from './definitions/tables/update-entity-definition';
import { updateMultiple } from './rows/bulk/update-multiple';
import { updateProperty } from './rows/properties/update-property';
import { upsertMultiple } from './rows/bulk/upsert-multiple';
import { upsertRow } from './rows/single/patch-entity';
import { whoAmI } from './environment/who-am-i';

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
export const webApiFidelity = (): readonly FidelityEntry[] =>
  Object.entries(areas).flatMap(([area, served]) =>
    served.map(operation => fidelityEntry(area, operation.operation, operation)),
  );
