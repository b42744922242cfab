/** How the emulator's lines begin that hold the run's variables, in the order in which it prints them. */
const lines: Readonly<Record<string, string>> = {
  DATAVERSE_URL: 'DATAVERSE_URL=',
  AZURE_AUTHORITY_HOST: 'AZURE_AUTHORITY_HOST=',
  AZURE_TENANT_ID: 'AZURE_TENANT_ID=',
  AZURE_CLIENT_ID: 'AZURE_CLIENT_ID=',
  AZURE_CLIENT_SECRET: 'AZURE_CLIENT_SECRET=',
  DATAVERSE_CA_FILE: 'DATAVERSE_CA_FILE=',
  SECOND_CLIENT_ID: '# AZURE_CLIENT_ID=',
  SECOND_CLIENT_SECRET: '# AZURE_CLIENT_SECRET=',
};

/**
 * Matches what an emulator with a second user has printed once it is ready: `docs/wire/emulator-ready.txt`. Playwright puts
 * each named group into the environment of the run, in capitals.
 */
export const emulatorIsReady = new RegExp(
  [...Object.entries(lines).map(([name, start]) => `^${start}(?<${name.toLowerCase()}>.+)$`), '^listening on '].join(
    '[^]*',
  ),
  'm',
);
