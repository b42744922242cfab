import { definitionNamesIn } from '../../../definitions/names-in';

// The members of the SDK's metadata classes in the order of their contracts, as far as they are served: those of
// MetadataBase first, then alphabetical, then what later versions added. A client loses what stands elsewhere.

export const entityOrder = definitionNamesIn(`
  MetadataId HasChanged Attributes CanChangeTrackingBeEnabled CanCreateAttributes ChangeTrackingEnabled
  DataProviderId DataSourceId Description DisplayCollectionName DisplayName ExternalName IsActivity IsActivityParty
  IsChildEntity IsCustomEntity IsCustomizable IsIntersect IsManaged IsRenameable IsStateModelAware LogicalName
  ManyToManyRelationships ManyToOneRelationships ObjectTypeCode OneToManyRelationships OwnershipType
  PrimaryIdAttribute PrimaryNameAttribute SchemaName TableType IntroducedVersion IsOptimisticConcurrencyEnabled Keys
  LogicalCollectionName EntitySetName IsPrivate IsBPFEntity IsLogicalEntity
`);

/** Of AttributeMetadata, then of the classes for the kinds of columns. */
export const attributeOrder = definitionNamesIn(`
  MetadataId HasChanged AttributeOf AttributeType Description DisplayName EntityLogicalName IsCustomAttribute IsCustomizable
  IsManaged IsPrimaryId IsPrimaryName IsValidForCreate IsValidForRead IsValidForUpdate IsValidODataAttribute
  LogicalName RequiredLevel SchemaName AttributeTypeName IntroducedVersion DefaultFormValue DefaultValue Format
  MaxLength MaxValue MinValue Precision Targets YomiOf FormatName DatabaseLength DateTimeBehavior OptionSet
`);

export const keyOrder = definitionNamesIn(`
  MetadataId HasChanged AsyncJob DisplayName EntityKeyIndexStatus EntityLogicalName IntroducedVersion IsCustomizable
  IsExportKey IsManaged IsSecondaryKey IsSynchronous KeyAttributes LogicalName SchemaName
`);

/** Of RelationshipMetadataBase, then of OneToManyRelationshipMetadata. */
export const relationshipOrder = definitionNamesIn(`
  MetadataId HasChanged IsCustomRelationship IsCustomizable IsManaged SchemaName RelationshipType IsHierarchical
  ReferencedAttribute ReferencedEntity ReferencedEntityNavigationPropertyName ReferencingAttribute ReferencingEntity
  ReferencingEntityNavigationPropertyName
`);

/** Of OptionSetMetadataBase, then of the classes for choices and for two options. */
export const optionSetOrder = definitionNamesIn(`
  MetadataId HasChanged Description DisplayName ExternalTypeName IsCustomOptionSet IsCustomizable IsGlobal IsManaged
  Name OptionSetType IntroducedVersion Options ParentOptionSetName FalseOption TrueOption
`);

/** Of OptionMetadata, then of the classes for states and for status reasons. */
export const optionOrder = definitionNamesIn(`
  MetadataId HasChanged Color Description ExternalValue IsHidden IsManaged Label Tag Value ParentValues
  DefaultStatus InvariantName State
`);
