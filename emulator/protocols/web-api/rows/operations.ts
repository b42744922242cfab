import { type Operation } from '../front/operation';
import { addReference } from './references/add-reference';
import { createMultiple } from './bulk/create-multiple';
import { deleteRow } from './single/delete-entity';
import { deleteMultiple } from './bulk/delete-multiple';
import { retrieveRow } from './single/get-entity';
import { countRows } from './query/get-entity-count';
import { queryRows } from './query/get-entity-set';
import { upsertRow } from './single/patch-entity';
import { createRow } from './single/post-entity';
import { removeReference } from './references/remove-reference';
import { retrieveProperty } from './properties/retrieve-property';
import { retrieveReference } from './references/retrieve-reference';
import { retrieveRelated } from './references/retrieve-related';
import { setReference } from './references/set-reference';
import { updateMultiple } from './bulk/update-multiple';
import { updateProperty } from './properties/update-property';
import { upsertMultiple } from './bulk/upsert-multiple';

/** What reads and writes rows, in matching order. */
export const rowOperations: readonly Operation[] = [
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
];
