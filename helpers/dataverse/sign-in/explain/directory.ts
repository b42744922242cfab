import type { Explanation, Explanations } from './explanation';

const unknownTenant: Explanation = ({ tenantId, host }) => ({
  what: `${host} knows no tenant ${tenantId}.`,
  whatToDo:
    'check AZURE_TENANT_ID (Microsoft Entra admin center > Overview > Tenant ID), and AZURE_AUTHORITY_HOST for a government or national cloud.',
});

/** Refusals because app, tenant and environment do not belong together. */
export const directoryExplanations: Explanations = {
  700016: ({ clientId, tenantId }) => ({
    what: `There is no app ${clientId} in tenant ${tenantId}.`,
    whatToDo:
      'check AZURE_CLIENT_ID (App registrations > the app > Application (client) ID), and that AZURE_TENANT_ID is the tenant of that app.',
  }),
  90002: unknownTenant,
  900023: unknownTenant,
  900382: ({ host }) => ({
    what: `${host} does not serve the cloud of this tenant.`,
    whatToDo:
      'leave AZURE_AUTHORITY_HOST out, and the environment names its authority; or set it to https://login.microsoftonline.us for GCC High and DoD, https://login.partner.microsoftonline.cn for China.',
  }),
  7000229: ({ clientId, tenantId }) => ({
    what: `App ${clientId} has no service principal in tenant ${tenantId}.`,
    whatToDo: 'let an administrator of the tenant consent to the app, or use an app that is registered there.',
  }),
  7000112: ({ clientId }) => ({
    what: `App ${clientId} is disabled.`,
    whatToDo: 'enable it in Microsoft Entra admin center > Enterprise applications > the app > Properties.',
  }),
  500011: ({ scope, tenantId }) => ({
    what: `Tenant ${tenantId} knows no environment for ${scope}.`,
    whatToDo: 'check that DATAVERSE_URL is an environment of the tenant in AZURE_TENANT_ID.',
  }),
};
