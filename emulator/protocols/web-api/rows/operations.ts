import { type Operation } from '../front/operation';
import { addReference } from './references/add-reference';
import { createMultiple } from './bulk/create-multiple';
import { deleteEntity } from './single/delete-entity';
import { deleteMultiple } from './bulk/delete-multiple';
import { getEntity } from './single/get-entity';
import { getEntityCount } from './query/get-entity-count';
import { getEntitySet } from './query/get-entity-set';
import { patchEntity } from './single/patch-entity';
import { postEntity } from './single/post-entity';
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
  getEntityCount,
  getEntitySet,
  postEntity,
  getEntity,
  retrieveRelated,
  retrieveReference,
  retrieveProperty,
  updateProperty,
  setReference,
  addReference,
  removeReference,
  patchEntity,
  deleteEntity,
  createMultiple,
  updateMultiple,
  upsertMultiple,
  deleteMultiple,
];
