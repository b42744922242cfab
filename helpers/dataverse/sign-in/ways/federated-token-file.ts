import { readFile } from 'node:fs/promises';
import { SignInError } from '../../errors';
import { requestByClientCredentials } from '../client-credentials';
import type { FederatedTokenFile } from '../credential';
import type { Way } from '../way';

/**
 * By a token of another issuer that the app trusts, from a file. It is read for each request: such files are renewed
 * (https://learn.microsoft.com/azure/aks/workload-identity-overview).
 */
export const signInByTokenFile: Way<FederatedTokenFile> = ({ clientId, path }, context) =>
  requestByClientCredentials(clientId, { assertion: () => readToken(path) }, context);

async function readToken(file: string): Promise<string> {
  const token = await readFile(file, 'utf8').then(
    text => text.trim(),
    () => undefined,
  );
  if (token !== undefined && token !== '') return token;
  throw new SignInError(
    `The file ${file} ${token === '' ? 'is empty' : 'cannot be read'}, and a federated token should be in it.`,
    'see that AZURE_FEDERATED_TOKEN_FILE names the file, and that whoever writes it (the workload identity webhook of Kubernetes) does.',
  );
}
