import type { UnreachableError } from '../../dataverse/errors';

/** Whether a server was reached, and its certificate not trusted. */
export function isTrustFailure({ cause }: UnreachableError): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && /CERT|^UNABLE_TO_|SELF_SIGNED|HOSTNAME_MISMATCH/.test(String(error.code))) return true;
  }
  return false;
}
