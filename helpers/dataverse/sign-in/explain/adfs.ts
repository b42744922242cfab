import type { Explanations } from './explanation';

const groups = 'AD FS Management > Application Groups';

/**
 * Refusals of Active Directory Federation Services, by MSIS number
 * (https://learn.microsoft.com/windows-server/identity/ad-fs/troubleshooting/ad-fs-tshoot-overview, and the answers themselves).
 */
export const adfsExplanations: Explanations = {
  MSIS9602: ({ host, scope }) => ({
    what: `The AD FS at ${host} knows no environment by the name in ${scope}.`,
    whatToDo: `add the address of the environment to the identifiers of its Web API in ${groups}, or check DATAVERSE_URL.`,
  }),
  MSIS9605: ({ clientId }) => ({
    what: `AD FS does not let app ${clientId} ask for this environment.`,
    whatToDo: `permit it: ${groups} > the group > the Web API > Client Permissions, or Grant-AdfsApplicationPermission.`,
  }),
  MSIS9607: ({ clientId, host }) => ({
    what: `The AD FS at ${host} knows no app ${clientId}.`,
    whatToDo: `check AZURE_CLIENT_ID (${groups} > the group > the Server application > Client Identifier).`,
  }),
  MSIS9622: ({ clientId }) => ({
    what: `The secret or certificate of app ${clientId} is wrong.`,
    whatToDo: `check AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH against ${groups} > the group > the Server application > Credentials.`,
  }),
  MSIS9611: ({ host }) => ({
    what: `The AD FS at ${host} signs no apps in: it is older than Windows Server 2016, or the flow is switched off.`,
    whatToDo: 'sign in with DATAVERSE_ACCESS_TOKEN, or ask who runs AD FS.',
  }),
};
