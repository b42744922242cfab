import { expect, test } from '@playwright/test';
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { expectProof } from './proof';
import { startTarget, type Target } from './target';

const run = promisify(execFile);

const isInstalled = spawnSync('curl', ['--version']).status === 0;
test.skip(!isInstalled, 'curl is not installed on this machine');

test.describe.configure({ mode: 'serial' });

let target: Target;
test.beforeAll(async () => {
  target = await startTarget();
});
test.afterAll(() => target.stop());

/** Calls the environment; status, headers in lower case and body. */
async function curl(path: string, ...args: readonly string[]) {
  const { settings, token } = target;
  const trust = ['--silent', '--show-error', '--include', '--cacert', settings.certificateFile];
  const headers = ['--header', `Authorization: Bearer ${token}`];
  const { stdout } = await run('curl', [...trust, ...headers, ...args, `${settings.origin}/api/data/v9.2/${path}`]);
  const [head = '', ...body] = stdout.split('\r\n\r\n');
  const status = Number(/^HTTP\/[\d.]+ (\d{3})/.exec(head)?.[1]);
  return { status, head: head.toLowerCase(), body: body.join('\r\n\r\n') };
}

const json = ['--header', 'Content-Type: application/json'];

test('curl signs in with the token, trusts the certificate and asks who it is', async () => {
  const { status, head, body } = await curl('WhoAmI');
  expect(status).toBe(200);
  expect(head).toContain('odata-version: 4.0');
  expect(JSON.parse(body)).toHaveProperty('UserId');
  const refused = await run('curl', [
    '--silent',
    '--cacert',
    target.settings.certificateFile,
    '--output',
    '-',
    '--write-out',
    '%{http_code}',
    `${target.settings.origin}/api/data/v9.2/WhoAmI`,
  ]);
  expect(refused.stdout).toBe('401');
});

test('curl creates a row and deletes it again', async () => {
  const created = await curl('accounts', ...json, '--data', '{"name":"From curl"}');
  expect(created.status).toBe(204);
  const [, row = ''] = /odata-entityid: \S+\/(accounts\(.+\))/.exec(created.head) ?? [];
  const read = await curl(`${row}?$select=name`);
  expect(JSON.parse(read.body)).toMatchObject({ name: 'From curl' });
  expect((await curl(row, '--request', 'DELETE')).status).toBe(204);
  expect((await curl(row)).status).toBe(404);
});

test('curl follows a delta link', async () => {
  const track = ['--header', 'Prefer: odata.track-changes'];
  const baseline = await curl('accounts?$select=name', ...track);
  const link = String((JSON.parse(baseline.body) as Record<string, unknown>)['@odata.deltaLink']);
  await curl('accounts', ...json, '--data', '{"name":"Since then"}');
  const delta = await curl(link.slice(link.indexOf('accounts?')));
  expect(JSON.parse(delta.body)).toMatchObject({ value: [{ name: 'Since then' }] });
});

test('curl reads the service document and the metadata document', async () => {
  expect(JSON.parse((await curl('')).body)).toMatchObject({
    value: expect.arrayContaining([{ name: 'accounts', kind: 'EntitySet', url: 'accounts' }]),
  });
  const metadata = await curl('$metadata');
  expect(metadata.head).toContain('content-type: application/xml');
  expect(metadata.body).toContain('<EntityType Name="account"');
});

test('curl sends a batch', async () => {
  const body = [
    '--batch_c',
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    'GET WhoAmI HTTP/1.1',
    '',
    '',
    '--batch_c--',
    '',
  ];
  const answer = await curl(
    '$batch',
    '--header',
    'Content-Type: multipart/mixed; boundary=batch_c',
    '--data-binary',
    body.join('\r\n'),
  );
  expect(answer.status).toBe(200);
  expect(answer.body).toContain('HTTP/1.1 200 OK');
  expect(answer.body).toContain('"UserId"');
});

test('the fidelity list names what was called here', async () => {
  expectProof('interop/curl.test.ts', await target.requests());
});
