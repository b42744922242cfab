/**
 * For unit tests: the children of elements of customizations.xml, in the order in which servers write them. Learnt from
 * managed exports of 9.1 and 9.2 with one table each, and from one of 7.1 for the key. An export has no others.
 */
export const exportOrder: Readonly<Record<string, readonly string[]>> = {
  Entity: words('Name EntityInfo FormXml SavedQueries RibbonDiffXml'),
  entity: words(`
    LocalizedNames LocalizedCollectionNames Descriptions attributes EntityKeys EntitySetName IsDuplicateCheckSupported
    IsBusinessProcessEnabled IsRequiredOffline IsInteractionCentricEnabled IsCollaboration AutoRouteToOwnerQueue
    IsConnectionsEnabled IsDocumentManagementEnabled AutoCreateAccessTeams IsOneNoteIntegrationEnabled
    IsKnowledgeManagementEnabled IsSLAEnabled IsDocumentRecommendationsEnabled IsBPFEntity OwnershipTypeMask
    IsAuditEnabled IsRetrieveAuditEnabled IsRetrieveMultipleAuditEnabled IsActivity ActivityTypeMask IsActivityParty
    IsReplicated IsReplicationUserFiltered IsMailMergeEnabled IsVisibleInMobile IsVisibleInMobileClient
    IsReadOnlyInMobileClient IsOfflineInMobileClient DaysSinceRecordLastModified MobileOfflineFilters IsMapiGridEnabled
    IsReadingPaneEnabled IsQuickCreateEnabled SyncToExternalSearchIndex IntroducedVersion IsCustomizable IsRenameable
    IsMappable CanModifyAuditSettings CanModifyMobileVisibility CanModifyMobileClientVisibility
    CanModifyMobileClientReadOnly CanModifyMobileClientOffline CanModifyConnectionSettings
    CanModifyDuplicateDetectionSettings CanModifyMailMergeSettings CanModifyQueueSettings CanCreateAttributes
    CanCreateForms CanCreateCharts CanCreateViews CanModifyAdditionalSettings CanEnableSyncToExternalSearchIndex
    EnforceStateTransitions CanChangeHierarchicalRelationship EntityHelpUrlEnabled ChangeTrackingEnabled
    CanChangeTrackingBeEnabled IsEnabledForExternalChannels IsMSTeamsIntegrationEnabled IsSolutionAware`),
  attribute: words(`
    Type Name LogicalName RequiredLevel DisplayMask ImeMode ValidForUpdateApi ValidForReadApi ValidForCreateApi
    IsCustomField IsAuditEnabled IsLogical IsSecured IntroducedVersion IsCustomizable IsRenameable CanModifySearchSettings
    CanModifyRequirementLevelSettings CanModifyAdditionalSettings SourceType IsGlobalFilterEnabled IsSortableEnabled
    CanModifyGlobalFilterSettings CanModifyIsSortableSettings IsDataSourceSecret AutoNumberFormat IsSearchable
    IsFilterable IsRetrievable IsLocalizable Format MaxLength Length CanChangeDateTimeBehavior Behavior MinValue MaxValue
    LookupStyle LookupTypes optionset displaynames Descriptions`),
  optionset: words('OptionSetType IntroducedVersion IsCustomizable displaynames Descriptions states statuses'),
  EntityKey: words('Name LogicalName IntroducedVersion IsCustomizable EntityKeyAttributes displaynames'),
  systemform: words(`
    formid IntroducedVersion FormPresentation FormActivationState form IsCustomizable CanBeDeleted LocalizedNames
    Descriptions`),
  form: words('tabs header footer DisplayConditions'),
  savedquery: words(`
    IsCustomizable CanBeDeleted isquickfindquery isprivate isdefault savedqueryid layoutxml querytype fetchxml
    IntroducedVersion LocalizedNames Descriptions`),
  EntityRelationship: words(`
    EntityRelationshipType IsCustomizable IntroducedVersion IsHierarchical ReferencingEntityName ReferencedEntityName
    CascadeAssign CascadeDelete CascadeArchive CascadeReparent CascadeShare CascadeUnshare ReferencingAttributeName
    RelationshipDescription`),
};

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
