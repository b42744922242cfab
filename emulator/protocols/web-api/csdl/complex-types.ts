import { property } from './property';
import { markup } from '../../../xml/markup';
import { stagingTypes } from './staging-types';

type Members = Readonly<Record<string, string>>;

const managed = (type: string): Members => ({
  Value: type,
  CanBeChanged: 'Edm.Boolean',
  ManagedPropertyLogicalName: 'Edm.String',
});

const query: Members = {
  Properties: 'mscrm.MetadataPropertiesExpression',
  Criteria: 'mscrm.MetadataFilterExpression',
};

const MEMBERS_OF: Readonly<Record<string, Members>> = {
  Label: { LocalizedLabels: 'Collection(mscrm.LocalizedLabel)', UserLocalizedLabel: 'mscrm.LocalizedLabel' },
  LocalizedLabel: {
    Label: 'Edm.String',
    LanguageCode: 'Edm.Int32',
    IsManaged: 'Edm.Boolean',
    MetadataId: 'Edm.Guid',
    HasChanged: 'Edm.Boolean',
  },
  BooleanManagedProperty: managed('Edm.Boolean'),
  AttributeRequiredLevelManagedProperty: managed('mscrm.AttributeRequiredLevel'),
  AttributeTypeDisplayName: { Value: 'Edm.String' },
  StringFormatName: { Value: 'Edm.String' },
  MemoFormatName: { Value: 'Edm.String' },
  DateTimeBehavior: { Value: 'Edm.String' },
  WhoAmIResponse: { BusinessUnitId: 'Edm.Guid', UserId: 'Edm.Guid', OrganizationId: 'Edm.Guid' },
  RetrieveVersionResponse: { Version: 'Edm.String' },
  RetrieveCurrentOrganizationResponse: { Detail: 'mscrm.OrganizationDetail' },
  OrganizationDetail: {
    OrganizationId: 'Edm.Guid',
    FriendlyName: 'Edm.String',
    OrganizationVersion: 'Edm.String',
    EnvironmentId: 'Edm.String',
    DatacenterId: 'Edm.Guid',
    Geo: 'Edm.String',
    TenantId: 'Edm.String',
    UrlName: 'Edm.String',
    UniqueName: 'Edm.String',
    State: 'Edm.String',
    Endpoints: 'mscrm.EndpointCollection',
  },
  EndpointCollection: {
    Count: 'Edm.Int32',
    IsReadOnly: 'Edm.Boolean',
    Keys: 'Collection(Edm.String)',
    Values: 'Collection(Edm.String)',
  },
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
  DeletedMetadataCollection: {
    Count: 'Edm.Int32',
    IsReadOnly: 'Edm.Boolean',
    Keys: 'Collection(mscrm.DeletedMetadataFilters)',
    Values: 'Collection(Edm.Guid)',
  },
  RetrieveFormattedImportJobResultsResponse: { FormattedResults: 'Edm.String' },
  RetrieveTotalRecordCountResponse: { EntityRecordCountCollection: 'mscrm.EntityRecordCountCollection' },
  EntityRecordCountCollection: {
    Count: 'Edm.Int32',
    IsReadOnly: 'Edm.Boolean',
    Keys: 'Collection(Edm.String)',
    Values: 'Collection(Edm.Int64)',
  },
  ImportSolutionAsyncResponse: { ImportJobKey: 'Edm.String', AsyncOperationId: 'Edm.Guid' },
  SolutionParameters: {
    StageSolutionUploadId: 'Edm.Guid',
    DeployMissingPackagesBeforeSolutionImport: 'Edm.Boolean',
  },
  DeleteAndPromoteResponse: { SolutionId: 'Edm.Guid' },
  ...stagingTypes,
  UninstallSolutionAsyncResponse: { AsyncOperationId: 'Edm.Guid' },
  CreateMultipleResponse: { Ids: 'Collection(Edm.Guid)' },
};

/** Types with more members than are declared: those of EntityMetadata, which is an entity type. */
const OPEN: readonly string[] = ['ComplexEntityMetadata'];

/** Complex types: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-complex-enum-types */
export const complexTypes = (): string =>
  Object.entries(MEMBERS_OF)
    .map(([name, members]) =>
      markup(
        'ComplexType',
        { Name: name, OpenType: OPEN.includes(name) ? 'true' : undefined },
        ...Object.entries(members).map(([member, type]) => property(member, type)),
      ),
    )
    .join('');
