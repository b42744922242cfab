import { type AlternateKeyDefinition, type TableDefinition } from '../../../../engine/tables/definitions';
import { label, managedProperty } from '../metadata/complex-values';
import { type MetadataProperty, type MetadataType } from '../metadata/metadata-type';

/** A key and the table it belongs to. */
export type TableKey = { readonly table: TableDefinition; readonly key: AlternateKeyDefinition };

/** An alternate key as `…/Keys` shows it. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entitykeymetadata */
export const keyMetadata: MetadataType<TableKey> = {
  name: 'EntityKeyMetadata',
  unserved: [],
  properties: new Map<string, MetadataProperty<TableKey>>([
    ['KeyAttributes', { kind: 'collection', read: ({ key }) => key.columns }],
    ['IsManaged', { kind: 'boolean', read: ({ key }) => key.isManaged }],
    ['EntityLogicalName', { kind: 'text', read: ({ table }) => table.logicalName }],
    ['LogicalName', { kind: 'text', read: ({ key }) => key.logicalName }],
    ['SchemaName', { kind: 'text', read: ({ key }) => key.schemaName }],
    ['IntroducedVersion', { kind: 'text', read: ({ key }) => key.introducedVersion }],
    ['EntityKeyIndexStatus', { kind: 'enum:EntityKeyIndexStatus', read: ({ key }) => key.indexStatus }],
    ['IsSynchronous', { kind: 'boolean', read: () => false }],
    ['IsExportKey', { kind: 'boolean', read: () => false }],
    ['IsSecondaryKey', { kind: 'boolean', read: () => false }],
    ['MetadataId', { kind: 'guid', read: ({ key }) => key.metadataId }],
    ['HasChanged', { kind: 'boolean', read: () => null }],
    ['DisplayName', { kind: 'label', read: ({ key }) => label(key.displayName, key.isManaged) }],
    [
      'IsCustomizable',
      { kind: 'managed', read: ({ key }) => managedProperty('iscustomizable', key.isCustomizable, key.isCustomizable) },
    ],
  ]),
};

/** All keys of a table. */
export const keysOf = (table: TableDefinition): readonly TableKey[] =>
  [...table.keys.values()].map(key => ({ table, key }));
