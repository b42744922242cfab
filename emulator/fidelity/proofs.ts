/** A test in which a client that nobody here wrote calls the emulator. */
export type Proof = {
  /** As the npm registry, or the world, calls it. */
  readonly client: string;
  /** In this package. */
  readonly test: string;
  /** What it calls with success, by the names of this list. The test sees to it that these are all, and no more. */
  readonly operations: readonly string[];
};

/** Which operations were shown to work with whom, from the tests that show it. */
export const proofs: readonly Proof[] = [
  {
    client: 'curl',
    test: 'interop/curl.test.ts',
    operations: [
      'DELETE {entity set}({key})',
      'GET $metadata',
      'GET / (the service document)',
      'GET WhoAmI',
      'GET {entity set} with Prefer: odata.track-changes or $deltatoken',
      'GET {entity set}({key})',
      'POST $batch',
      'POST {entity set}',
    ],
  },
  {
    client: 'dynamics-web-api',
    test: 'interop/dynamics-web-api/dynamics-web-api.test.ts',
    operations: [
      'DELETE {entity set}({key})',
      'DELETE {entity set}({key})/{single-valued navigation property}/$ref',
      'GET $metadata',
      'GET EntityDefinitions',
      "GET EntityDefinitions(LogicalName='…') and EntityDefinitions({MetadataId})",
      'GET EntityDefinitions({key})/Attributes',
      "GET RetrieveTotalRecordCount(EntityNames=['…'])",
      'GET RetrieveVersion()',
      'GET WhoAmI',
      'GET {entity set}',
      'GET {entity set} with Prefer: odata.track-changes or $deltatoken',
      'GET {entity set}({key})',
      'PATCH {entity set}({key})',
      'POST ImportSolution',
      'POST {entity set}',
      'PUT and DELETE {entity set}({key})/{column}',
      'PUT {entity set}({key})/{single-valued navigation property}/$ref',
    ],
  },
  {
    client: 'dynamics-web-api',
    test: 'interop/dynamics-web-api/batches.test.ts',
    operations: [
      "GET EntityDefinitions(LogicalName='…') and EntityDefinitions({MetadataId})",
      'GET {entity set}',
      'GET {entity set}({key})',
      'GET {entity set}/$count',
      'PATCH {entity set}({key})',
      'POST $batch',
      'POST ImportSolution',
      'POST {entity set}',
      'POST {entity set}/Microsoft.Dynamics.CRM.CreateMultiple',
    ],
  },
  {
    client: 'odata (o.js)',
    test: 'interop/odata/odata.test.ts',
    operations: [
      'DELETE {entity set}({key})',
      'GET EntityDefinitions({key})/Keys',
      'GET WhoAmI',
      'GET {entity set}',
      'GET {entity set} with Prefer: odata.track-changes or $deltatoken',
      'GET {entity set}({key})',
      'PATCH {entity set}({key})',
      'POST $batch',
      'POST ImportSolution',
      'POST {entity set}',
    ],
  },
  {
    client: 'soap (node-soap)',
    test: 'interop/soap/soap.test.ts',
    operations: [
      'Execute Create',
      'Execute CreateMultiple',
      'Execute Delete',
      'Execute ExecuteMultiple',
      'Execute ExecuteTransaction',
      'Execute ImportSolution',
      'Execute RetrieveEntityChanges',
      'Execute RetrieveMultiple',
      'Execute RetrieveVersion',
      'Execute Update',
      'Execute Upsert',
      'Execute WhoAmI',
      'POST XRMServices/2011/Organization.svc/web',
    ],
  },
  {
    client: '@azure/msal-node',
    test: 'server/identity/msal-sign-in.test.ts',
    operations: ['Sign-in with client credentials'],
  },
  {
    client: '@azure/msal-node',
    test: 'server/identity/managed-identity/managed-identity.test.ts',
    operations: [
      'Sign-in with a managed identity: App Service and Azure Functions',
      'Sign-in with a managed identity: Azure Arc',
      'Sign-in with a managed identity: the metadata service of a virtual machine',
    ],
  },
  {
    client: '@azure/msal-node',
    test: 'server/identity/federation/federation.test.ts',
    operations: [
      'Sign-in with a federated credential',
      'Tokens of a job: Azure Pipelines',
      'Tokens of a job: GitHub Actions',
    ],
  },
  {
    client: '@azure/msal-node',
    test: 'server/identity/people/device-code.test.ts',
    operations: ['Sign-in of a person with a device code', 'Sign-in of a person with a refresh token'],
  },
  {
    client: '@azure/msal-node',
    test: 'server/identity/adfs/adfs.test.ts',
    operations: ['Sign-in at AD FS'],
  },
];

/** The clients of which a test calls this operation, each once. */
export const clientsOfOperation = (operation: string): readonly string[] => [
  ...new Set(proofs.filter(({ operations }) => operations.includes(operation)).map(({ client }) => client)),
];
