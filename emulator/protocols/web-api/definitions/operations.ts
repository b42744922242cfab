import { type Operation } from '../front/operation';
import { deleteAttribute, getAttribute, listAttributes } from './columns/attributes';
import { castAttributes } from './columns/cast-attributes';
import { createAttribute } from './columns/create-attribute';
import { createEntityDefinition } from './tables/create-entity-definition';
import { createEntityKey } from './keys/create-entity-key';
import { createRelationshipDefinition } from './relationships/create-relationship-definition';
import { deleteEntityDefinition } from './tables/delete-entity-definition';
import { getEntityDefinition } from './tables/get-entity-definition';
import { deleteEntityKey, getEntityKey, listEntityKeys } from './keys/entity-keys';
import { listEntityDefinitions } from './tables/list-entity-definitions';
import { listRelationshipDefinitions } from './relationships/list-relationship-definitions';
import { listRelationships } from './relationships/list-relationships';
import { reactivateEntityKey } from './keys/reactivate-entity-key';
import { retrieveAllEntities } from './tables/retrieve-all-entities';
import { retrieveEntity } from './tables/retrieve-entity';
import { retrieveMetadataChanges } from './query/retrieve-metadata-changes';
import { updateEntityDefinition } from './tables/update-entity-definition';

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
