import { bookColumns, SAMPLE_BOOK, SAMPLE_BOOKS } from '../../../sample/books';
import type { Environment } from '../../../run/settings/environment';
import { connectionNames } from '../../../run/settings/load';

/** Where a client leaves what it holds, and what it wants to find again when it is started anew. */
export type ClientPlaces = { readonly copyFile: string; readonly stateFolder: string };

/**
 * The variables of a client's process: those of this one, and in place of all that speaks of an environment those of the
 * emulator. A client that is put to the proof must never reach what somebody's `.env` names.
 */
export function clientEnvironment(
  env: Environment,
  emulator: Readonly<Record<string, string>>,
  { copyFile, stateFolder, pageSize }: ClientPlaces & { readonly pageSize: number | undefined },
): Environment {
  const nothing = Object.fromEntries(connectionNames.map(name => [name, undefined]));
  const { DATAVERSE_CA_FILE: certificate } = emulator;
  // Who trusts what: Node.js, OpenSSL (Go, Ruby, .NET, Python's ssl), Python's requests, curl.
  const names = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'];
  const trust = Object.fromEntries(names.map(name => [name, certificate]));
  const withoutProxy = [env['NO_PROXY'], 'localhost'].filter(hosts => hosts !== undefined && hosts !== '').join(',');
  return {
    ...env,
    ...nothing,
    ...emulator,
    ...trust,
    NO_PROXY: withoutProxy,
    no_proxy: withoutProxy,
    TABLE_NAME: SAMPLE_BOOK,
    TABLE_ENTITY_SET: SAMPLE_BOOKS,
    TABLE_KEY: 'sample_bookid',
    TABLE_COLUMNS: bookColumns.join(','),
    PAGE_SIZE: pageSize === undefined ? undefined : String(pageSize),
    COPY_FILE: copyFile,
    STATE_FOLDER: stateFolder,
  };
}
