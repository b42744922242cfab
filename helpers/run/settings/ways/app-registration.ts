import { z } from 'zod';
import { guidPattern } from '../../../dataverse/guid';

/** Where the app that signs in is found. */
export const appRegistration =
  'the Microsoft Entra admin center (entra.microsoft.com > App registrations > the app > Overview)';

/** Where its proofs are registered. */
export const appCredentials =
  'the Microsoft Entra admin center (entra.microsoft.com > App registrations > the app > Certificates & secrets)';

/** `AZURE_CLIENT_ID`, of a way that cannot do without it. */
export const clientId = z
  .string({ error: `is not set: the Application (client) ID of the app that signs in; it is in ${appRegistration}` })
  .regex(guidPattern, {
    error: `is not a GUID: the Application (client) ID of the app that signs in; it is in ${appRegistration}`,
  });
