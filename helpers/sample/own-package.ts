import path from 'node:path';
import { readVersion } from '../dataverse/environment/describe-environment';
import type { WebApiClient } from '../dataverse/web-api/web-api-client';

const folder = path.resolve(__dirname, '../../solutions');

/** Found from here, so that a command works in whatever folder it was started. */
export const ownPackages = {
  online: path.join(folder, 'ChangeTrackingSample_1_0_0_0_managed.zip'),
  /** For servers below 9.2, which refuse packages of newer ones. */
  onPremises: path.join(folder, 'ChangeTrackingSample_1_0_0_0_managed_9_1.zip'),
} as const;

/** The package to import: the file that SOLUTION_FILE names, else the one of ours that this environment's version takes. */
export async function packageFor(client: WebApiClient, file: string | undefined): Promise<string> {
  if (file !== undefined) return file;
  return isBefore92(await readVersion(client)) ? ownPackages.onPremises : ownPackages.online;
}

function isBefore92(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 9 || (major === 9 && minor < 2);
}
