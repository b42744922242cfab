import { type Operation } from '../front/operation';
import { createAttribute, deleteAttribute, getAttribute, listAttributes } from './columns/attributes';
import { castAttributes } from './columns/cast-attributes';
import {
  createEntityKey,
  deleteEntityKey,
  getEntityKey,
  listEntityKeys,
  reactivateEntityKey,
} from './keys/entity-keys';
import { retrieveMetadataChanges } from './metadata-changes/retrieve-metadata-changes';
import {
  createRelationshipDefinition,
  listRelationshipDefinitions,
  listRelationships,
} from './relationships/relationships';
import {
  createEntityDefinition,
  deleteEntityDefinition,
  getEntityDefinition,
  listEntityDefinitions,
  updateEntityDefinition,
} from './tables/entity-definitions';
import { retrieveAllEntities, retrieveEntity } from './tables/retrieve-entity';

/** What reads and writes definitions of tables, columns, alternate keys and relationships, in matching order. */
export const definitionOperations: readonly Operation[] = [
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
];
