import { waySettings, type WaySettings } from './way-settings';

/** Whoever is signed in to the Azure CLI. Only `SIGN_IN` chooses it: a run is not to be a person by surprise. */
export const azureCliSettings: WaySettings = {
  ...waySettings({
    name: 'azure-cli',
    chosenBy: [],
    shape: {},
    credential: () => ({ kind: 'azure-cli', variables: {} }),
  }),
  read: (_, variables) => ({ success: true, data: { kind: 'azure-cli', variables } }),
};
