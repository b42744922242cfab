import { z } from 'zod';
import { waySettings } from './way-settings';

/** A bearer token that somebody else asked for. What it says of itself is looked at before the run. */
export const tokenSettings = waySettings({
  name: 'access-token',
  chosenBy: ['DATAVERSE_ACCESS_TOKEN'],
  secrets: ['DATAVERSE_ACCESS_TOKEN'],
  shape: {
    DATAVERSE_ACCESS_TOKEN: z.string({
      error: 'is not set: a bearer token for the environment, such as az account get-access-token prints',
    }),
  },
  credential: values => ({ kind: 'access-token', token: values.DATAVERSE_ACCESS_TOKEN }),
});
