import { countChanges } from './count-changes';
import { createColumn, createKey, createRelationship, createTable } from './definitions/create-definitions';
import { describeOrganization } from './describe-organization';
import { queryDefinitions } from './definitions/query-definitions';
import { retrieveAllTables, retrieveTable } from './definitions/retrieve-tables';
import { readChanges } from './read-changes';
import { countRows } from './rows/count-rows';
import { createRow } from './rows/create-row';
import { deleteRow } from './rows/delete-row';
import { queryRows } from './rows/query-rows';
import { retrieveRow } from './rows/retrieve-row';
import { updateRow } from './rows/update-row';
import { upsertRow } from './rows/upsert-row';
import { createRows, updateRows, upsertRows } from './rows/write-rows';

/**
 * What both protocols do, each a function of the organization as its caller sees it and of typed input. Protocols are
 * handed them and call none of them by import: so one can be put in place of another.
 */
export const operations = {
  readChanges,
  countChanges,
  describeOrganization,
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
  createTable,
  createColumn,
  createRelationship,
  createKey,
};

export type Operations = Readonly<typeof operations>;
