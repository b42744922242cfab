import { type NewColumnBase } from '../../../../definitions/new/new-column';
import { type NewRelationship } from '../../../../definitions/new/new-relationship';
import { attributeMetadata } from '../../../../definitions/metadata-types/attribute-metadata';
import { type JsonObject } from '../../front/request/json';
import { badPayload, notImplementedInWebApi } from '../../front/response/odata-error';
import { readNewColumnBase } from '../../../../definitions/new/read-new-definitions';
import { JsonReader } from '../json/json-reader';
import { definitionNamesIn } from '../../../../definitions/names-in';

const TYPE = 'OneToManyRelationshipMetadata';

/** Menus, and what follows from the rest. Of what cascades, deletions and assignments are looked at. */
const settledForRelationships = definitionNamesIn(`
  AssociatedMenuConfiguration IsCustomizable IsValidForAdvancedFind RelationshipType SecurityTypes
  ReferencedAttribute ReferencingAttribute IsCustomRelationship ReferencedEntityNavigationPropertyName
  ReferencingEntityNavigationPropertyName
`);
const knownOfRelationships: readonly string[] = [
  ...settledForRelationships,
  'CascadeConfiguration',
  'IsHierarchical',
  'IsManaged',
  'IntroducedVersion',
  'MetadataId',
  'HasChanged',
  'EntityKey',
  'RelationshipAttributes',
  'RelationshipBehavior',
];

/**
 * Reads a one-to-many relationship with the lookup that it brings. Throws 400 for what it does not understand, 501 for
 * many-to-many relationships.
 */
export function readRelationshipDefinition(body: JsonObject): NewRelationship {
  const type = body['@odata.type'];
  if (typeof type === 'string' && type.endsWith('.ManyToManyRelationshipMetadata')) {
    throw notImplementedInWebApi('many-to-many relationships');
  }
  const reader = new JsonReader(TYPE, body, [TYPE]);
  const relationship = {
    schemaName: reader.require('SchemaName', reader.text('SchemaName')),
    referencedEntity: reader.require('ReferencedEntity', reader.text('ReferencedEntity')),
    referencingEntity: reader.require('ReferencingEntity', reader.text('ReferencingEntity')),
    onDelete: readRelationshipCascade(reader, 'Delete'),
    onAssign: readRelationshipCascade(reader, 'Assign'),
    lookup: readRelationshipLookup(reader),
  };
  reader.finish(knownOfRelationships, settledForRelationships);
  return relationship;
}

function readRelationshipLookup(relationship: JsonReader): NewColumnBase {
  const given = relationship.require('Lookup', relationship.value('Lookup'));
  const reader = new JsonReader('LookupAttributeMetadata', given, ['LookupAttributeMetadata']);
  const lookup = readNewColumnBase(reader);
  reader.finish(
    [...attributeMetadata.properties.keys(), ...attributeMetadata.unserved, 'Targets', 'Format'],
    ['AttributeType', 'AttributeTypeName', 'Targets', 'IsCustomAttribute'],
  );
  return lookup;
}

function readRelationshipCascade(reader: JsonReader, action: 'Delete' | 'Assign'): string | undefined {
  const cascade = reader.object('CascadeConfiguration')?.[action] ?? undefined;
  if (cascade === undefined || typeof cascade === 'string') return cascade;
  throw badPayload(TYPE, `'${action}' of CascadeConfiguration must be a CascadeType.`);
}
