import { type TableDefinition } from '../../../../engine/tables/definitions';
import { label, managedProperty } from '../metadata/complex-values';
import { type MetadataProperty, type MetadataType } from '../metadata/metadata-type';
import { unservedEntityProperties } from '../metadata/unserved-properties';

type EntityProperty = MetadataProperty<TableDefinition>;

const text = (read: (table: TableDefinition) => string | null): EntityProperty => ({ kind: 'text', read });
const flag = (read: (table: TableDefinition) => boolean): EntityProperty => ({ kind: 'boolean', read });
const labelled = (read: (table: TableDefinition) => string): EntityProperty => ({
  kind: 'label',
  read: table => label(read(table), table.isManaged),
});
const managed = (name: string, read: (table: TableDefinition) => boolean): [string, EntityProperty] => [
  name,
  { kind: 'managed', read: table => managedProperty(name.toLowerCase(), read(table)) },
];

const always = (): boolean => true;
const never = (): boolean => false;

/** A table as EntityDefinitions shows it. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entitymetadata */
export const entityMetadata: MetadataType<TableDefinition> = {
  name: 'EntityMetadata',
  unserved: unservedEntityProperties,
  properties: new Map<string, EntityProperty>([
    ['IsActivity', flag(never)],
    ['IsActivityParty', flag(never)],
    ['IsChildEntity', flag(never)],
    ['IsBPFEntity', flag(never)],
    ['IsIntersect', flag(table => table.isIntersect === true)],
    ['IsPrivate', flag(never)],
    ['IsLogicalEntity', flag(never)],
    ['IsStateModelAware', flag(table => [...table.columns.values()].some(({ type }) => type === 'state'))],
    ['IsCustomEntity', flag(table => table.isCustom)],
    ['IsManaged', flag(table => table.isManaged)],
    ['IsOptimisticConcurrencyEnabled', flag(always)],
    ['ChangeTrackingEnabled', flag(table => table.changeTrackingEnabled)],
    ['LogicalName', text(table => table.logicalName)],
    ['SchemaName', text(table => table.schemaName)],
    ['EntitySetName', text(table => table.entitySetName)],
    ['LogicalCollectionName', text(table => table.entitySetName)],
    ['ObjectTypeCode', { kind: 'integer', read: table => table.objectTypeCode }],
    ['OwnershipType', { kind: 'enum:OwnershipTypes', read: table => table.ownership }],
    ['PrimaryIdAttribute', text(table => table.primaryIdColumn)],
    ['PrimaryNameAttribute', text(table => table.primaryNameColumn)],
    ['IntroducedVersion', text(table => table.introducedVersion)],
    ['TableType', text(() => 'Standard')],
    ['ExternalName', text(() => null)],
    ['DataProviderId', { kind: 'guid', read: () => null }],
    ['DataSourceId', { kind: 'guid', read: () => null }],
    ['MetadataId', { kind: 'guid', read: table => table.metadataId }],
    ['HasChanged', { kind: 'boolean', read: () => null }],
    ['Description', labelled(table => table.description)],
    ['DisplayCollectionName', labelled(table => table.displayCollectionName)],
    ['DisplayName', labelled(table => table.displayName)],
    managed('CanChangeTrackingBeEnabled', table => table.canChangeTrackingBeEnabled),
    managed('IsCustomizable', table => table.isCustom),
    managed('IsRenameable', table => table.isCustom),
    managed('CanCreateAttributes', table => table.isCustom),
  ]),
};
