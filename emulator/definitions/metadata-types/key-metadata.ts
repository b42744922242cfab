import { type TableKey } from '../definition-items';
import { labelOf, managedBoolean, metadataType } from './metadata-type';

/** An alternate key as `…/Keys` shows it. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entitykeymetadata */
export const keyMetadata = metadataType<TableKey>('EntityKeyMetadata', [], {
  KeyAttributes: { kind: 'strings', read: ({ key }) => key.columns },
  IsManaged: { kind: 'boolean', read: ({ key }) => key.isManaged },
  EntityLogicalName: { kind: 'string', read: ({ table }) => table.logicalName },
  LogicalName: { kind: 'string', read: ({ key }) => key.logicalName },
  SchemaName: { kind: 'string', read: ({ key }) => key.schemaName },
  IntroducedVersion: { kind: 'string', read: ({ key }) => key.introducedVersion },
  EntityKeyIndexStatus: { kind: 'enum', type: 'EntityKeyIndexStatus', read: ({ key }) => key.indexStatus },
  AsyncJob: {
    kind: 'reference',
    table: 'asyncoperation',
    read: ({ key }) => (key.asyncJobId === null ? null : { table: 'asyncoperation', id: key.asyncJobId }),
  },
  IsSynchronous: { kind: 'boolean', read: () => false },
  IsExportKey: { kind: 'boolean', read: () => false },
  IsSecondaryKey: { kind: 'boolean', read: () => false },
  MetadataId: { kind: 'guid', read: ({ key }) => key.metadataId },
  HasChanged: { kind: 'boolean', read: () => null },
  DisplayName: { kind: 'label', read: ({ key }) => labelOf(key, 'DisplayName', key.displayName) },
  IsCustomizable: {
    kind: 'managedBoolean',
    read: ({ key }) => managedBoolean('IsCustomizable', key.isCustomizable, key.isCustomizable),
  },
});
