import { z } from 'zod';
import { guidPattern } from '../../../dataverse/guid';
import { waySettings } from './way-settings';

/** The managed identity of what this runs on. On a virtual machine no variable says that there is one: `SIGN_IN` does. */
export const managedIdentitySettings = waySettings({
  name: 'managed-identity',
  chosenBy: ['IDENTITY_ENDPOINT', 'AZURE_POD_IDENTITY_AUTHORITY_HOST'],
  setByMachine: true,
  // MSI_SECRET is what the agent of Azure Machine Learning is asked with; MSAL reads it by itself.
  secrets: ['IDENTITY_HEADER', 'MSI_SECRET'],
  shape: {
    AZURE_CLIENT_ID: z
      .string()
      .regex(guidPattern, {
        error:
          'is not a GUID: the client ID of a user-assigned managed identity (Azure portal > Managed Identities > the identity > Overview). Left out, the system-assigned one signs in',
      })
      .optional(),
    IDENTITY_ENDPOINT: z.url({ error: 'is not a URL: App Service and Azure Arc set it' }).optional(),
    IDENTITY_HEADER: z.string().optional(),
    IMDS_ENDPOINT: z.string().optional(),
    AZURE_POD_IDENTITY_AUTHORITY_HOST: z
      .url({ error: 'is not a URL: the host of an instance metadata service, in place of http://169.254.169.254' })
      .optional(),
  },
  credential: ({ AZURE_CLIENT_ID: clientId, ...agent }, context) => {
    if (agent.IDENTITY_ENDPOINT !== undefined && (agent.IDENTITY_HEADER ?? agent.IMDS_ENDPOINT) === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['IDENTITY_ENDPOINT'],
        message: 'is set without IDENTITY_HEADER (App Service sets both) or IMDS_ENDPOINT (Azure Arc sets both)',
      });
    }
    const set = Object.entries(agent).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
    return { kind: 'managed-identity', clientId, agent: Object.fromEntries(set) };
  },
});
