import { markup } from '../../../xml/markup';

type Parameter = readonly [name: string, type: string, optional?: 'optional'];

/** A function or an action as $metadata declares it. */
type OperationDeclaration = {
  readonly kind: 'Function' | 'Action';
  readonly name: string;
  /** Called behind an entity set of any table. */
  readonly isBound?: true;
  /** As the operation that serves it says. */
  readonly availableOn?: 'online';
  readonly parameters: readonly Parameter[];
  readonly returns?: string;
};

const importParameters: readonly Parameter[] = [
  ['OverwriteUnmanagedCustomizations', 'Edm.Boolean'],
  ['PublishWorkflows', 'Edm.Boolean'],
  ['CustomizationFile', 'Edm.Binary', 'optional'],
  ['ImportJobId', 'Edm.Guid', 'optional'],
  ['HoldingSolution', 'Edm.Boolean', 'optional'],
  ['SkipProductUpdateDependencies', 'Edm.Boolean', 'optional'],
  ['AsyncRibbonProcessing', 'Edm.Boolean', 'optional'],
  ['SolutionParameters', 'mscrm.SolutionParameters', 'optional'],
];

const bulk = (name: string, returns?: string): OperationDeclaration => ({
  kind: 'Action',
  name,
  isBound: true,
  availableOn: 'online',
  parameters: [
    ['entityset', 'Collection(mscrm.crmbaseentity)'],
    ['Targets', 'Collection(mscrm.crmbaseentity)'],
  ],
  ...(returns !== undefined && { returns }),
});

/** All functions and actions. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-functions */
export const operationDeclarations: readonly OperationDeclaration[] = [
  { kind: 'Function', name: 'WhoAmI', parameters: [], returns: 'mscrm.WhoAmIResponse' },
  { kind: 'Function', name: 'RetrieveVersion', parameters: [], returns: 'mscrm.RetrieveVersionResponse' },
  {
    kind: 'Function',
    name: 'RetrieveCurrentOrganization',
    parameters: [['AccessType', 'mscrm.EndpointAccessType']],
    returns: 'mscrm.RetrieveCurrentOrganizationResponse',
  },
  {
    kind: 'Function',
    name: 'RetrieveDependenciesForUninstall',
    parameters: [['SolutionUniqueName', 'Edm.String']],
    returns: 'Collection(mscrm.crmbaseentity)',
  },
  {
    kind: 'Function',
    name: 'RetrieveFormattedImportJobResults',
    parameters: [['ImportJobId', 'Edm.Guid']],
    returns: 'mscrm.RetrieveFormattedImportJobResultsResponse',
  },
  {
    kind: 'Function',
    name: 'RetrieveMetadataChanges',
    parameters: [
      ['Query', 'mscrm.EntityQueryExpression', 'optional'],
      ['DeletedMetadataFilters', 'mscrm.DeletedMetadataFilters', 'optional'],
      ['ClientVersionStamp', 'Edm.String', 'optional'],
    ],
    returns: 'mscrm.RetrieveMetadataChangesResponse',
  },
  {
    kind: 'Function',
    name: 'RetrieveEntity',
    parameters: [
      ['EntityFilters', 'mscrm.EntityFilters'],
      ['MetadataId', 'Edm.Guid'],
      ['RetrieveAsIfPublished', 'Edm.Boolean'],
      ['LogicalName', 'Edm.String', 'optional'],
    ],
    returns: 'mscrm.RetrieveEntityResponse',
  },
  {
    kind: 'Function',
    name: 'RetrieveAllEntities',
    parameters: [
      ['EntityFilters', 'mscrm.EntityFilters'],
      ['RetrieveAsIfPublished', 'Edm.Boolean'],
    ],
    returns: 'mscrm.RetrieveAllEntitiesResponse',
  },
  {
    kind: 'Function',
    name: 'RetrieveTotalRecordCount',
    parameters: [['EntityNames', 'Collection(Edm.String)']],
    returns: 'mscrm.RetrieveTotalRecordCountResponse',
  },
  { kind: 'Action', name: 'ImportSolution', parameters: importParameters },
  {
    kind: 'Action',
    name: 'ImportSolutionAsync',
    parameters: importParameters,
    returns: 'mscrm.ImportSolutionAsyncResponse',
  },
  {
    kind: 'Action',
    name: 'StageSolution',
    availableOn: 'online',
    parameters: [['CustomizationFile', 'Edm.Binary']],
    returns: 'mscrm.StageSolutionResponse',
  },
  {
    kind: 'Action',
    name: 'DeleteAndPromote',
    parameters: [['UniqueName', 'Edm.String']],
    returns: 'mscrm.DeleteAndPromoteResponse',
  },
  {
    kind: 'Action',
    name: 'UninstallSolutionAsync',
    parameters: [['SolutionUniqueName', 'Edm.String']],
    returns: 'mscrm.UninstallSolutionAsyncResponse',
  },
  { kind: 'Action', name: 'PublishAllXml', parameters: [] },
  {
    kind: 'Action',
    name: 'ReactivateEntityKey',
    parameters: [
      ['EntityLogicalName', 'Edm.String'],
      ['EntityKeyLogicalName', 'Edm.String'],
    ],
  },
  bulk('CreateMultiple', 'mscrm.CreateMultipleResponse'),
  bulk('UpdateMultiple'),
  bulk('UpsertMultiple'),
];

export const declareOperation = ({ kind, name, isBound, parameters, returns }: OperationDeclaration): string =>
  markup(
    kind,
    { Name: name, IsBound: isBound && 'true' },
    ...parameters.map(([parameter, type, optional]) =>
      markup('Parameter', { Name: parameter, Type: type, Nullable: optional === undefined ? 'false' : undefined }),
    ),
    returns === undefined ? '' : markup('ReturnType', { Type: returns, Nullable: 'false' }),
  );

/** Unbound operations are called at the root. */
export const importOperation = ({ kind, name, isBound }: OperationDeclaration): string =>
  isBound === undefined ? markup(`${kind}Import`, { Name: name, [kind]: `mscrm.${name}` }) : '';
