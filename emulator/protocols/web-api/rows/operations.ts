import { type Operation } from '../front/operation';
import { createMultiple, deleteMultiple, updateMultiple, upsertMultiple } from './bulk/bulk-actions';
import { getEntityCount, getEntitySet } from './list/get-entity-set';
import { retrieveReference } from './references/read-references';
import { addReference, clearReference, removeReference, setReference } from './references/write-references';
import { retrieveRelated } from './references/retrieve-related';
import { getEntity } from './single/get-entity';
import { retrieveProperty, updateProperty } from './single/property';
import { deleteEntity, patchEntity, postEntity } from './single/write-entity';

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
  clearReference,
  removeReference,
  patchEntity,
  deleteEntity,
  createMultiple,
  updateMultiple,
  upsertMultiple,
  deleteMultiple,
];
