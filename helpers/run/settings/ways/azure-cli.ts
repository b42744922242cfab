import { waySettings } from './way-settings';

/** Whoever is signed in to the Azure CLI. Only `SIGN_IN` chooses it: a run is not to be a person by surprise. */
export const azureCliSettings = waySettings({
  name: 'azure-cli',
  chosenBy: [],
  shape: {},
  credential: () => ({ kind: 'azure-cli' }),
});
