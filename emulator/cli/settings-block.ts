import { type OfferedSignIn } from '../server/identity/offered-sign-ins';
import { type ClientSettings, type UserSettings } from '../server/start-emulator';

/** What is printed when the emulator is ready. Programs wait for its last line, and take the settings from the others. */
export const readySettingsText = (settings: ClientSettings, port: number): string =>
  `# Dataverse emulator. Its settings, for .env:\n${settingsBlock(settings)}\nlistening on https://localhost:${port}`;

/**
 * What a client needs to reach this emulator, one `NAME=value` a line, ready for a `.env` file. The settings of further
 * users, and of other ways to sign in, follow as comments.
 */
export function settingsBlock(settings: ClientSettings): string {
  const lines = {
    DATAVERSE_URL: settings.environmentUrl,
    AZURE_AUTHORITY_HOST: settings.origin,
    AZURE_TENANT_ID: settings.tenantId,
    ...signInSettings(settings),
    DATAVERSE_CA_FILE: settings.certificateFile,
    ...(settings.apiVersion !== undefined && { DATAVERSE_API_VERSION: settings.apiVersion }),
  };
  const { users = [], signIns = [] } = settings;
  const others = [...users.map(signInOfUser), ...signIns];
  return [...settingAssignments(lines), ...others.flatMap(commentedSignIn)].join('\n');
}

const signInSettings = ({ clientId, secret }: { readonly clientId: string; readonly secret: string }) => ({
  AZURE_CLIENT_ID: clientId,
  AZURE_CLIENT_SECRET: secret,
});

const settingAssignments = (lines: Readonly<Record<string, string>>): string[] =>
  Object.entries(lines).map(([name, value]) => `${name}=${value}`);

const signInOfUser = (user: UserSettings): OfferedSignIn => ({
  who: `The user ${user.name}, role ${user.role},`,
  settings: signInSettings(user),
});

const commentedSignIn = ({ who, settings }: OfferedSignIn): string[] => [
  `# ${who} signs in with:`,
  ...settingAssignments(settings).map(line => `# ${line}`),
];
