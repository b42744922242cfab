import { xmlMarkup } from '../../../xml/markup';

/** Types by the parameters' names; those that end with `?` can be left out. */
type Parameters = Readonly<Record<string, string>>;

/** A function or an action as $metadata declares it. */
type OperationDeclaration = {
  readonly kind: 'Function' | 'Action';
  readonly name: string;
  readonly parameters: Parameters;
  readonly returns?: string | undefined;
  /** Called behind an entity set of any table, or behind a row: the first parameter says behind what. */
  readonly isBound?: true;
  /** As the operation that serves it says. */
  readonly availableOn?: 'online';
};

const declaredFunction = (name: string, parameters: Parameters, returns = `mscrm.${name}Response`) =>
  ({ kind: 'Function', name, parameters, returns }) as const;

const declaredAction = (name: string, parameters: Parameters, returns?: string) =>
  ({ kind: 'Action', name, parameters, returns }) as const;

const importParameters: Parameters = {
  OverwriteUnmanagedCustomizations: 'Edm.Boolean',
  PublishWorkflows: 'Edm.Boolean',
  CustomizationFile: 'Edm.Binary?',
  ImportJobId: 'Edm.Guid?',
  HoldingSolution: 'Edm.Boolean?',
  SkipProductUpdateDependencies: 'Edm.Boolean?',
  AsyncRibbonProcessing: 'Edm.Boolean?',
  SolutionParameters: 'mscrm.SolutionParameters?',
};

const declaredBulkAction = (name: string, returns?: string): OperationDeclaration => {
  const rows = 'Collection(mscrm.crmbaseentity)';
  return { ...declaredAction(name, { entityset: rows, Targets: rows }, returns), isBound: true, availableOn: 'online' };
};

const declaredUserFunction = (name: string, parameters: Parameters): OperationDeclaration => ({
  ...declaredFunction(name, { entity: 'mscrm.systemuser', ...parameters }),
  isBound: true,
});

/** All functions and actions. https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-functions */
export const operationDeclarations: readonly OperationDeclaration[] = [
  declaredFunction('WhoAmI', {}),
  declaredFunction('RetrieveVersion', {}),
  declaredFunction('RetrieveCurrentOrganization', { AccessType: 'mscrm.EndpointAccessType' }),
  declaredFunction(
    'RetrieveDependenciesForUninstall',
    { SolutionUniqueName: 'Edm.String' },
    'Collection(mscrm.crmbaseentity)',
  ),
  declaredFunction('RetrieveFormattedImportJobResults', { ImportJobId: 'Edm.Guid' }),
  { ...declaredFunction('RetrieveSolutionImportResult', { ImportJobId: 'Edm.Guid' }), availableOn: 'online' },
  declaredFunction('RetrieveMetadataChanges', {
    Query: 'mscrm.EntityQueryExpression?',
    DeletedMetadataFilters: 'mscrm.DeletedMetadataFilters?',
    ClientVersionStamp: 'Edm.String?',
  }),
  declaredFunction('RetrieveEntity', {
    EntityFilters: 'mscrm.EntityFilters',
    MetadataId: 'Edm.Guid',
    RetrieveAsIfPublished: 'Edm.Boolean',
    LogicalName: 'Edm.String?',
  }),
  declaredFunction('RetrieveAllEntities', {
    EntityFilters: 'mscrm.EntityFilters',
    RetrieveAsIfPublished: 'Edm.Boolean',
  }),
  declaredFunction('RetrieveTotalRecordCount', { EntityNames: 'Collection(Edm.String)' }),
  declaredUserFunction('RetrieveUserPrivileges', {}),
  {
    ...declaredUserFunction('RetrieveUserSetOfPrivilegesByNames', { PrivilegeNames: 'Collection(Edm.String)' }),
    availableOn: 'online',
  },
  declaredAction('ImportSolution', importParameters),
  declaredAction('ImportSolutionAsync', importParameters, 'mscrm.ImportSolutionAsyncResponse'),
  {
    ...declaredAction('StageSolution', { CustomizationFile: 'Edm.Binary' }, 'mscrm.StageSolutionResponse'),
    availableOn: 'online',
  },
  declaredAction('DeleteAndPromote', { UniqueName: 'Edm.String' }, 'mscrm.DeleteAndPromoteResponse'),
  declaredAction(
    'UninstallSolutionAsync',
    { SolutionUniqueName: 'Edm.String' },
    'mscrm.UninstallSolutionAsyncResponse',
  ),
  declaredAction('PublishAllXml', {}),
  declaredAction('ReactivateEntityKey', { EntityLogicalName: 'Edm.String', EntityKeyLogicalName: 'Edm.String' }),
  declaredBulkAction('CreateMultiple', 'mscrm.CreateMultipleResponse'),
  declaredBulkAction('UpdateMultiple'),
  declaredBulkAction('UpsertMultiple'),
];

export const declareOperation = ({ kind, name, isBound, parameters, returns }: OperationDeclaration): string =>
  xmlMarkup(
    kind,
    { Name: name, IsBound: isBound && 'true' },
    ...Object.entries(parameters).map(([parameter, type]) =>
      type.endsWith('?')
        ? xmlMarkup('Parameter', { Name: parameter, Type: type.slice(0, -1) })
        : xmlMarkup('Parameter', { Name: parameter, Type: type, Nullable: 'false' }),
    ),
    returns === undefined ? '' : xmlMarkup('ReturnType', { Type: returns, Nullable: 'false' }),
  );

/** Unbound operations are called at the root. */
export const importOperation = ({ kind, name, isBound }: OperationDeclaration): string =>
  isBound === undefined ? xmlMarkup(`${kind}Import`, { Name: name, [kind]: `mscrm.${name}` }) : '';
