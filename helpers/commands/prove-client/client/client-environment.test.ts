import { expect, test } from '@playwright/test';
import { connectionNames } from '../../../run/settings/load';
import { clientEnvironment } from './client-environment';

const places = { copyFile: '/c/copy.jsonl', stateFolder: '/c/state' };
const emulator = { DATAVERSE_URL: 'https://localhost:1', AZURE_CLIENT_ID: 'emulated', DATAVERSE_CA_FILE: '/c/ca.pem' };

test('nothing of the environment that somebody has in his settings reaches a client', () => {
  const production = Object.fromEntries(connectionNames.map(name => [name, 'production']));

  const env = clientEnvironment(production, emulator, { ...places, pageSize: undefined });

  expect(Object.values(env)).not.toContain('production');
  expect(env).toMatchObject(emulator);
});

test('a client is told its table, its places, its page, and whom to trust', () => {
  const env = clientEnvironment({ PATH: '/bin', NO_PROXY: 'intranet' }, emulator, { ...places, pageSize: 2 });

  expect(env).toMatchObject({
    PATH: '/bin',
    NO_PROXY: 'intranet,localhost',
    TABLE_NAME: 'sample_book',
    TABLE_ENTITY_SET: 'sample_books',
    TABLE_KEY: 'sample_bookid',
    TABLE_COLUMNS: 'sample_name,sample_bookcode,sample_author',
    PAGE_SIZE: '2',
    COPY_FILE: '/c/copy.jsonl',
    STATE_FOLDER: '/c/state',
    NODE_EXTRA_CA_CERTS: '/c/ca.pem',
    SSL_CERT_FILE: '/c/ca.pem',
  });
});
