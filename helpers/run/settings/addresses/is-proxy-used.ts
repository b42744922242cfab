import { withoutProxy } from '../../../dataverse/http/network/no-proxy';
import { cloudAuthority } from '../../../dataverse/sign-in/authority/cloud-authority';
import type { Credential } from '../../../dataverse/sign-in/credential';

type Addresses = {
  readonly DATAVERSE_URL: URL;
  readonly AZURE_AUTHORITY_HOST?: URL | undefined;
  readonly NO_PROXY?: string | undefined;
};

/** Whether any host that a run asks is reached through the proxy: the environment, the authority, the pipeline. */
export function isProxyUsed(addresses: Addresses, credential: Credential): boolean {
  const { DATAVERSE_URL: environment, AZURE_AUTHORITY_HOST: authority = cloudAuthority(environment) } = addresses;
  const asksNoAuthority = ['access-token', 'azure-cli', 'managed-identity'].includes(credential.kind);
  const hosts = [
    environment,
    ...(asksNoAuthority ? [] : [authority]),
    ...('requestUrl' in credential ? [credential.requestUrl] : []),
  ];
  return !hosts.every(withoutProxy(addresses.NO_PROXY));
}
