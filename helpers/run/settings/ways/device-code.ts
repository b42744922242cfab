import path from 'node:path';
import { z } from 'zod';
import { guidPattern } from '../../../dataverse/guid';
import { appRegistration } from './app-registration';
import { waySettings, type WaySettings } from './way-settings';

/**
 * Microsoft's app for development and prototyping, known in every tenant of the public cloud
 * (https://learn.microsoft.com/power-apps/developer/data-platform/xrm-tooling/use-connection-strings-xrm-tooling-connect).
 */
const sampleApp = '51f81489-12ee-4a9e-aaae-a2591f45987d';

/** The variable in which a command hands a sign-in on to the processes of its run. No setting of anybody's. */
export const handedOnName = 'CHANGE_TRACKING_RUN_SIGN_IN';

const nobodyThere = {
  CI: z
    .string()
    .refine(value => /^(?:false|0)$/i.test(value), {
      error:
        'is set, and SIGN_IN is device-code: nobody is in a pipeline to type a code. Sign in as an app there: a federated credential needs no secret (github, azure-pipelines)',
    })
    .optional(),
  [handedOnName]: z.string().optional(),
};

const shape = {
  AZURE_CLIENT_ID: z
    .string()
    .regex(guidPattern, {
      error: `is not a GUID: the Application (client) ID of a public client app, in ${appRegistration}. Left out, it is Microsoft's app for prototyping`,
    })
    .default(sampleApp),
  TOKEN_CACHE_FILE: z
    .string()
    .transform(file => path.resolve(file))
    .optional(),
};

/** A person, by a code that is typed in a browser. Only `SIGN_IN` chooses it: a run is not to be a person by surprise. */
export const deviceCodeSettings: WaySettings = {
  ...waySettings({
    name: 'device-code',
    chosenBy: [],
    shape: { ...shape, ...nobodyThere },
    credential: ({ AZURE_CLIENT_ID: clientId, TOKEN_CACHE_FILE: cacheFile, [handedOnName]: handedOn }) => ({
      kind: 'device-code',
      clientId,
      ...(cacheFile !== undefined && { cacheFile }),
      ...(handedOn !== undefined && { handedOn }),
    }),
  }),
  names: Object.keys(shape),
  secrets: [handedOnName],
};
