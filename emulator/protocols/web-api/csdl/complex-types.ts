import { csdlProperty } from './csdl-property';
import { xmlMarkup } from '../../../xml/markup';

type Members = Readonly<Record<string, string>>;

const managedPropertyType = (type: string): Members => ({
  Value: type,
  CanBeChanged: 'Edm.Boolean',
  ManagedPropertyLogicalName: 'Edm.String',
});

/** Members of one type. */
const membersOfOneType = (type: string, names: string): Members =>
  Object.fromEntries(names.split(' ').map(name => [name, type]));

/** What .NET's dictionaries are written as. */
const dictionaryType = (keys: string, values: string): Members => ({
  Count: 'Edm.Int32',
  IsReadOnly: 'Edm.Boolean',
  Keys: `Collection(${keys})`,
  Values: `Collection(${values})`,
});

const query: Members = {
  Properties: 'mscrm.MetadataPropertiesExpression',
  Criteria: 'mscrm.MetadataFilterExpression',
};

/** One side of a dependency. */
const dependencyComponentMembers = (side: string): Members =>
  membersOfOneType(
    'Edm.String',
    `${side}ComponentType ${side}ComponentSchemaName ${side}ComponentDisplayName ${side}ComponentParentSchemaName`,
  );

const MEMBERS_OF: Readonly<Record<string, Members>> = {
  Label: { LocalizedLabels: 'Collection(mscrm.LocalizedLabel)', UserLocalizedLabel: 'mscrm.LocalizedLabel' },
  LocalizedLabel: {
    Label: 'Edm.String',
    LanguageCode: 'Edm.Int32',
    IsManaged: 'Edm.Boolean',
    MetadataId: 'Edm.Guid',
    HasChanged: 'Edm.Boolean',
  },
  BooleanManagedProperty: managedPropertyType('Edm.Boolean'),
  AttributeRequiredLevelManagedProperty: managedPropertyType('mscrm.AttributeRequiredLevel'),
  AttributeTypeDisplayName: { Value: 'Edm.String' },
  StringFormatName: { Value: 'Edm.String' },
  MemoFormatName: { Value: 'Edm.String' },
  DateTimeBehavior: { Value: 'Edm.String' },
  WhoAmIResponse: membersOfOneType('Edm.Guid', 'BusinessUnitId UserId OrganizationId'),
  RetrieveVersionResponse: { Version: 'Edm.String' },
  RetrieveCurrentOrganizationResponse: { Detail: 'mscrm.OrganizationDetail' },
  OrganizationDetail: {
    OrganizationId: 'Edm.Guid',
    ...membersOfOneType('Edm.String', 'FriendlyName OrganizationVersion EnvironmentId'),
    DatacenterId: 'Edm.Guid',
    ...membersOfOneType('Edm.String', 'Geo TenantId UrlName UniqueName State'),
    Endpoints: 'mscrm.EndpointCollection',
  },
  EndpointCollection: dictionaryType('Edm.String', 'Edm.String'),
  EntityQueryExpression: {
    Properties: 'mscrm.MetadataPropertiesExpression',
    Criteria: 'mscrm.MetadataFilterExpression',
    AttributeQuery: 'mscrm.AttributeQueryExpression',
    RelationshipQuery: 'mscrm.RelationshipQueryExpression',
    KeyQuery: 'mscrm.EntityKeyQueryExpression',
    LabelQuery: 'mscrm.LabelQueryExpression',
  },
  RelationshipQueryExpression: query,
  EntityKeyQueryExpression: query,
  LabelQueryExpression: { FilterLanguages: 'Collection(Edm.Int32)', MissingLabelBehavior: 'Edm.Int32' },
  AttributeQueryExpression: query,
  MetadataPropertiesExpression: { AllProperties: 'Edm.Boolean', PropertyNames: 'Collection(Edm.String)' },
  MetadataFilterExpression: {
    FilterOperator: 'mscrm.LogicalOperator',
    Conditions: 'Collection(mscrm.MetadataConditionExpression)',
    Filters: 'Collection(mscrm.MetadataFilterExpression)',
  },
  MetadataConditionExpression: {
    PropertyName: 'Edm.String',
    ConditionOperator: 'mscrm.MetadataConditionOperator',
    Value: 'mscrm.Object',
  },
  Object: { Type: 'Edm.String', Value: 'Edm.String' },
  RetrieveMetadataChangesResponse: {
    EntityMetadata: 'Collection(mscrm.ComplexEntityMetadata)',
    ServerVersionStamp: 'Edm.String',
    DeletedMetadata: 'mscrm.DeletedMetadataCollection',
  },
  RetrieveEntityResponse: { EntityMetadata: 'mscrm.ComplexEntityMetadata' },
  RetrieveAllEntitiesResponse: {
    EntityMetadata: 'Collection(mscrm.ComplexEntityMetadata)',
    Timestamp: 'Edm.String',
  },
  ComplexEntityMetadata: { MetadataId: 'Edm.Guid', HasChanged: 'Edm.Boolean' },
  DeletedMetadataCollection: dictionaryType('mscrm.DeletedMetadataFilters', 'Edm.Guid'),
  RetrieveFormattedImportJobResultsResponse: { FormattedResults: 'Edm.String' },
  RetrieveSolutionImportResultResponse: { SolutionOperationResult: 'mscrm.SolutionOperationResult' },
  SolutionOperationResult: {
    FormattedResults: 'Edm.String',
    Type: 'mscrm.SolutionOperationType',
    Status: 'mscrm.SolutionOperationStatus',
    WarningMessages: 'Collection(Edm.String)',
    ErrorMessages: 'Collection(Edm.String)',
    ActionLink: 'mscrm.ActionLink',
  },
  ActionLink: { Label: 'Edm.String', Target: 'Edm.String' },
  RetrieveTotalRecordCountResponse: { EntityRecordCountCollection: 'mscrm.EntityRecordCountCollection' },
  EntityRecordCountCollection: dictionaryType('Edm.String', 'Edm.Int64'),
  RetrieveUserPrivilegesResponse: { RolePrivileges: 'Collection(mscrm.RolePrivilege)' },
  RetrieveUserSetOfPrivilegesByNamesResponse: { RolePrivileges: 'Collection(mscrm.RolePrivilege)' },
  RolePrivilege: {
    Depth: 'mscrm.PrivilegeDepth',
    ...membersOfOneType('Edm.Guid', 'PrivilegeId BusinessUnitId'),
    PrivilegeName: 'Edm.String',
  },
  ImportSolutionAsyncResponse: { ImportJobKey: 'Edm.String', AsyncOperationId: 'Edm.Guid' },
  SolutionParameters: {
    StageSolutionUploadId: 'Edm.Guid',
    DeployMissingPackagesBeforeSolutionImport: 'Edm.Boolean',
  },
  DeleteAndPromoteResponse: { SolutionId: 'Edm.Guid' },
  StageSolutionResponse: { StageSolutionResults: 'mscrm.StageSolutionResults' },
  StageSolutionResults: {
    StageSolutionUploadId: 'Edm.Guid',
    StageSolutionStatus: 'mscrm.StageSolutionStatus',
    SolutionValidationResults: 'Collection(mscrm.SolutionValidationResult)',
    MissingDependencies: 'Collection(mscrm.MissingDependency)',
    SolutionComponentsDetails: 'Collection(mscrm.SolutionComponentDetails)',
    SolutionDetails: 'mscrm.SolutionDetails',
  },
  SolutionValidationResult: {
    SolutionValidationResultType: 'mscrm.SolutionValidationResultType',
    Message: 'Edm.String',
    ErrorCode: 'Edm.Int32',
    AdditionalInfo: 'Edm.String',
  },
  MissingDependency: { ...dependencyComponentMembers('Required'), ...dependencyComponentMembers('Dependent') },
  SolutionComponentDetails: { ComponentName: 'Edm.String', ComponentTypeName: 'Edm.String' },
  SolutionDetails: {
    ...membersOfOneType('Edm.String', 'SolutionUniqueName SolutionFriendlyName SolutionDescription SolutionVersion'),
    ...membersOfOneType('Edm.Boolean', 'IsManaged IsPatchSolution'),
    ...membersOfOneType('Edm.String', 'PublisherUniqueName PublisherFriendlyName'),
    HasPendingUpgrade: 'Edm.Boolean',
    ...membersOfOneType(
      'Edm.String',
      'PreviousSolutionUniqueName PreviousSolutionFriendlyName PreviousSolutionVersion',
    ),
    PreviousIsManaged: 'Edm.Boolean',
    ...membersOfOneType('Edm.String', 'PreviousPublisherUniqueName PreviousPublisherFriendlyName'),
    PreviousPatchSolutionsNames: 'Collection(Edm.String)',
  },
  UninstallSolutionAsyncResponse: { AsyncOperationId: 'Edm.Guid' },
  CreateMultipleResponse: { Ids: 'Collection(Edm.Guid)' },
};

/** Types with more members than are declared: those of EntityMetadata, which is an entity type. */
const OPEN: readonly string[] = ['ComplexEntityMetadata'];

/** Complex types: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-complex-enum-types */
export const complexTypes = (): string =>
  Object.entries(MEMBERS_OF)
    .map(([name, members]) =>
      xmlMarkup(
        'ComplexType',
        { Name: name, OpenType: OPEN.includes(name) ? 'true' : undefined },
        ...Object.entries(members).map(([member, type]) => csdlProperty(member, type)),
      ),
    )
    .join('');
