import { isLoopback } from '../../dataverse/http/network/no-proxy';
import type { Environment } from './environment';

const name = 'NODE_TLS_REJECT_UNAUTHORIZED';

/**
 * `NODE_TLS_REJECT_UNAUTHORIZED=0` makes Node.js take any certificate, so that whoever stands between gets the credential
 * and the tokens. It is refused for every host but this machine's own.
 */
export function uncheckedCertificates(env: Environment, hosts: readonly (URL | undefined)[]) {
  const elsewhere = hosts.find(host => host !== undefined && !isLoopback(host));
  if (env[name]?.trim() !== '0' || elsewhere === undefined) return [];
  const message = `is 0, which would send the credential to ${elsewhere.hostname} whoever answers there: unset it, and name the PEM file of the certificate authority in DATAVERSE_CA_FILE`;
  return [{ path: [name], message }];
}
