import { type TableDefinition } from '../../engine/tables/table-definition';
import { labelOf, managedBoolean, metadataType } from './metadata-type';
import { definitionNamesIn } from '../names-in';

/** What Dataverse has besides, and the emulator does not serve. */
const unserved = definitionNamesIn(`
  ActivityTypeMask AutoCreateAccessTeams AutoRouteToOwnerQueue CanBeInCustomEntityAssociation CanBeInManyToMany
  CanBePrimaryEntityInRelationship CanBeRelatedEntityInRelationship CanChangeHierarchicalRelationship
  CanCreateCharts CanCreateForms CanCreateViews CanEnableSyncToExternalSearchIndex CanModifyAdditionalSettings
  CanTriggerWorkflow ClusterMode CollectionSchemaName CreatedOn DaysSinceRecordLastModified EnforceStateTransitions
  EntityColor EntityHelpUrl EntityHelpUrlEnabled ExternalCollectionName HasActivities HasEmailAddresses HasFeedback
  HasNotes IconLargeName IconMediumName IconSmallName IconVectorName IsAIRUpdated IsArchivalEnabled IsAuditEnabled
  IsAvailableOffline IsBusinessProcessEnabled IsConnectionsEnabled IsDocumentManagementEnabled
  IsDocumentRecommendationsEnabled IsDuplicateDetectionEnabled IsEnabledForCharts IsEnabledForExternalChannels
  IsEnabledForTrace IsImportable IsInteractionCentricEnabled IsKnowledgeManagementEnabled IsMailMergeEnabled
  IsMappable IsMSTeamsIntegrationEnabled IsOfflineInMobileClient IsOneNoteIntegrationEnabled IsQuickCreateEnabled
  IsReadingPaneEnabled IsReadOnlyInMobileClient IsRetentionEnabled IsRetrieveAuditEnabled
  IsRetrieveMultipleAuditEnabled IsSLAEnabled IsSolutionAware IsValidForAdvancedFind IsValidForQueue
  IsVisibleInMobile IsVisibleInMobileClient MobileOfflineFilters ModifiedOn OwnerId OwnerIdType OwningBusinessUnit
  PrimaryImageAttribute Privileges RecurrenceBaseEntityLogicalName ReportViewName SettingOf Settings
  SyncToExternalSearchIndex UsesBusinessDataLabelTable
`);

const canBeCustomized = ({ isCustom, isCustomizable }: TableDefinition): boolean => isCustom || isCustomizable === true;

/** A table as EntityDefinitions shows it. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/entitymetadata */
export const entityMetadata = metadataType<TableDefinition>('EntityMetadata', unserved, {
  // Of all activities, and of nothing else, the primary id has this name.
  IsActivity: { kind: 'boolean', read: table => table.primaryIdColumn === 'activityid' },
  IsActivityParty: { kind: 'boolean', read: table => table.isActivityParty === true },
  IsChildEntity: { kind: 'boolean', read: () => false },
  IsBPFEntity: { kind: 'boolean', read: () => false },
  IsIntersect: { kind: 'boolean', read: table => table.isIntersect === true },
  IsPrivate: { kind: 'boolean', read: () => false },
  IsLogicalEntity: { kind: 'boolean', read: () => false },
  IsStateModelAware: {
    kind: 'boolean',
    read: table => [...table.columns.values()].some(({ type }) => type === 'state'),
  },
  IsCustomEntity: { kind: 'boolean', read: table => table.isCustom },
  IsManaged: { kind: 'boolean', read: table => table.isManaged },
  IsOptimisticConcurrencyEnabled: { kind: 'boolean', read: () => true },
  ChangeTrackingEnabled: { kind: 'boolean', read: table => table.changeTrackingEnabled },
  LogicalName: { kind: 'string', read: table => table.logicalName },
  SchemaName: { kind: 'string', read: table => table.schemaName },
  EntitySetName: { kind: 'string', read: table => table.entitySetName },
  LogicalCollectionName: { kind: 'string', read: table => table.entitySetName },
  ObjectTypeCode: { kind: 'integer', read: table => table.objectTypeCode },
  OwnershipType: { kind: 'enum', type: 'OwnershipTypes', read: table => table.ownership },
  PrimaryIdAttribute: { kind: 'string', read: table => table.primaryIdColumn },
  PrimaryNameAttribute: { kind: 'string', read: table => table.primaryNameColumn },
  IntroducedVersion: { kind: 'string', read: table => table.introducedVersion },
  TableType: { kind: 'string', read: () => 'Standard' },
  ExternalName: { kind: 'string', read: () => null },
  DataProviderId: { kind: 'guid', read: () => null },
  DataSourceId: { kind: 'guid', read: () => null },
  MetadataId: { kind: 'guid', read: table => table.metadataId },
  HasChanged: { kind: 'boolean', read: () => null },
  Description: { kind: 'label', read: table => labelOf(table, 'Description', table.description) },
  DisplayCollectionName: {
    kind: 'label',
    read: table => labelOf(table, 'DisplayCollectionName', table.displayCollectionName),
  },
  DisplayName: { kind: 'label', read: table => labelOf(table, 'DisplayName', table.displayName) },
  CanChangeTrackingBeEnabled: {
    kind: 'managedBoolean',
    read: ({ canChangeTrackingBeEnabled: can }) => managedBoolean('CanChangeTrackingBeEnabled', can, can),
  },
  IsCustomizable: { kind: 'managedBoolean', read: table => managedBoolean('IsCustomizable', canBeCustomized(table)) },
  IsRenameable: { kind: 'managedBoolean', read: table => managedBoolean('IsRenameable', canBeCustomized(table)) },
  CanCreateAttributes: {
    kind: 'managedBoolean',
    read: table => managedBoolean('CanCreateAttributes', canBeCustomized(table)),
  },
});
