export type ClientSettings = {
  /** The environment and its identity provider are one address. */
  readonly origin: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly certificateFile: string;
};

/** What a client needs to reach this emulator, one `NAME=value` a line, ready for a `.env` file. */
export function settingsBlock(settings: ClientSettings): string {
  const lines = {
    DATAVERSE_URL: settings.origin,
    AZURE_AUTHORITY_HOST: settings.origin,
    AZURE_TENANT_ID: settings.tenantId,
    AZURE_CLIENT_ID: settings.clientId,
    AZURE_CLIENT_SECRET: settings.secret,
    DATAVERSE_CA_FILE: settings.certificateFile,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}
