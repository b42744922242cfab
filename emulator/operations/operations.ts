import { createColumn, createKey, createRelationship, createTable } from './definitions/create-definitions';
import { deleteColumn, deleteKey, deleteTable, updateTable } from './definitions/change-definitions';
import { describeOrganization } from './describe-organization';
import { queryDefinitions } from './definitions/query-definitions';
import { retrieveAllTables, retrieveTable } from './definitions/retrieve-tables';
import { countChanges, readChanges } from './changes/read-changes';
import { assignRow } from './rows/assign-row';
import { setRowState } from './rows/set-row-state';
import { associateRows, disassociateRows } from './rows/relate-rows';
import { countRows, queryRows, retrieveRow } from './rows/read-rows';
import { createRow, deleteRow, updateRow, upsertRow } from './rows/write-row';
import { heldPrivileges } from './users/held-privileges';
import { dependenciesForUninstall, startImport, uninstallByDeletion } from './solutions';
import { createRows, updateRows, upsertRows } from './rows/write-rows';

/**
 * What both protocols do, each a function of the organization as its caller sees it and of typed input. Protocols are
 * handed them and call none of them by import: so one can be put in place of another.
 */
export const operations = {
  readChanges,
  countChanges,
  describeOrganization,
  heldPrivileges,
  queryDefinitions,
  retrieveTable,
  retrieveAllTables,
  createRow,
  retrieveRow,
  updateRow,
  upsertRow,
  deleteRow,
  queryRows,
  countRows,
  createRows,
  updateRows,
  upsertRows,
  associateRows,
  disassociateRows,
  assignRow,
  setRowState,
  createTable,
  createColumn,
  createRelationship,
  createKey,
  updateTable,
  deleteTable,
  deleteColumn,
  deleteKey,
  startImport,
  dependenciesForUninstall,
  uninstallByDeletion,
};

export type Operations = Readonly<typeof operations>;
