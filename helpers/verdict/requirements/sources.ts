const learn = 'https://learn.microsoft.com';
const dataPlatform = `${learn}/power-apps/developer/data-platform`;

/** The Microsoft Learn pages that requirements refer to. */
export const pages = {
  changeTracking: {
    title: 'Use change tracking to synchronize data with external systems',
    url: `${dataPlatform}/use-change-tracking-synchronize-data-external-systems`,
  },
  /** What the same page says of every delta link. */
  startingPoint: {
    title: 'Use change tracking …: a delta link encodes a starting point from which to track changes',
    url: `${dataPlatform}/use-change-tracking-synchronize-data-external-systems`,
  },
  defineKeys: { title: 'Work with alternate keys', url: `${dataPlatform}/define-alternate-keys-entity` },
  useKeys: {
    title: 'Use an alternate key to reference a record',
    url: `${dataPlatform}/use-alternate-key-reference-record`,
  },
  createRows: {
    title: 'Create a table row using the Web API',
    url: `${dataPlatform}/webapi/create-entity-web-api`,
  },
  writeRows: {
    title: 'Update and delete table rows using the Web API',
    url: `${dataPlatform}/webapi/update-delete-entities-using-web-api`,
  },
  upsert: {
    title: 'Use Upsert to Create or Update a record',
    url: `${dataPlatform}/use-upsert-insert-update-record`,
  },
  conditions: {
    title: 'Perform conditional operations using the Web API',
    url: `${dataPlatform}/webapi/perform-conditional-operations-using-web-api`,
  },
  paging: {
    title: 'Page results using OData',
    url: `${dataPlatform}/webapi/query/page-results`,
  },
  batch: {
    title: 'Execute batch operations using the Web API',
    url: `${dataPlatform}/webapi/execute-batch-operations-using-web-api`,
  },
  bulk: { title: 'Use bulk operation messages', url: `${dataPlatform}/bulk-operations` },
  parallel: { title: 'Send parallel requests', url: `${dataPlatform}/send-parallel-requests` },
  associate: {
    title: 'Associate and disassociate table rows using the Web API',
    url: `${dataPlatform}/webapi/associate-disassociate-entities-using-web-api`,
  },
  signIn: { title: 'Use OAuth authentication with Microsoft Dataverse', url: `${dataPlatform}/authenticate-oauth` },
  organizationService: {
    title: 'Use the SDK for .NET with the Organization Service',
    url: `${dataPlatform}/org-service/overview`,
  },
  entityClass: {
    title: 'Entity class operations using the Organization service',
    url: `${dataPlatform}/org-service/entity-operations`,
  },
  errorCodes: {
    title: 'Web service error codes (Microsoft Dataverse)',
    url: `${dataPlatform}/reference/web-service-error-codes`,
  },
  organization: {
    title: 'Organization table reference (Microsoft Dataverse)',
    url: `${dataPlatform}/reference/entities/organization`,
  },
  solutions: {
    title: 'Work with solutions using the Dataverse SDK',
    url: `${learn}/power-platform/alm/solution-api`,
  },
  asyncSolutions: {
    title: 'Import and export solutions asynchronously',
    url: `${learn}/power-platform/alm/solution-async`,
  },
} as const;
