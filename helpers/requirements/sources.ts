const learn = 'https://learn.microsoft.com';
const dataPlatform = `${learn}/power-apps/developer/data-platform`;

/** The Microsoft Learn pages that requirements refer to. */
export const pages = {
  changeTracking: {
    title: 'Use change tracking to synchronize data with external systems',
    url: `${dataPlatform}/use-change-tracking-synchronize-data-external-systems`,
  },
  defineKeys: { title: 'Work with alternate keys', url: `${dataPlatform}/define-alternate-keys-entity` },
  useKeys: {
    title: 'Use an alternate key to reference a record',
    url: `${dataPlatform}/use-alternate-key-reference-record`,
  },
  writeRows: {
    title: 'Update and delete table rows using the Web API',
    url: `${dataPlatform}/webapi/update-delete-entities-using-web-api`,
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
