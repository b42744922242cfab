import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { readCredential } from './credential';

const AZURE_CLIENT_ID = '11bb11bb-cc22-dd33-ee44-55ff55ff55ff';
const gitHub = {
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://pipelines.actions.test/token',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request token',
};
const azurePipelines = {
  SYSTEM_OIDCREQUESTURI: 'https://dev.azure.test/oidctoken',
  SYSTEM_ACCESSTOKEN: 'access token',
  AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: 'connection',
};

function file(): string {
  const name = test.info().outputPath(randomUUID());
  writeFileSync(name, 'contents');
  return name;
}

function kindOf(env: Readonly<Record<string, string>>): string {
  const read = readCredential(env);
  return 'credential' in read ? read.credential.kind : read.problems.map(({ path }) => path.join('.')).join(' ');
}

function problemsOf(env: Readonly<Record<string, string>>): string[] {
  const read = readCredential(env);
  return 'problems' in read ? read.problems.map(({ path, message }) => `${path.join('.')} ${message}`) : [];
}

test('the settings that are there choose the way, in one order', () => {
  const everything = {
    AZURE_CLIENT_ID,
    AZURE_CLIENT_SECRET: 'secret',
    AZURE_CLIENT_CERTIFICATE_PATH: file(),
    AZURE_FEDERATED_TOKEN_FILE: file(),
    ...gitHub,
    ...azurePipelines,
    IDENTITY_ENDPOINT: 'http://127.0.0.1:41000/msi/token',
    IDENTITY_HEADER: 'header',
  };
  const order = [
    ['AZURE_CLIENT_SECRET', 'secret'],
    ['AZURE_CLIENT_CERTIFICATE_PATH', 'certificate'],
    ['AZURE_FEDERATED_TOKEN_FILE', 'federated-token-file'],
    ['ACTIONS_ID_TOKEN_REQUEST_URL', 'github'],
    ['AZURESUBSCRIPTION_SERVICE_CONNECTION_ID', 'azure-pipelines'],
    ['IDENTITY_ENDPOINT', 'managed-identity'],
  ] as const;
  for (const [index, [, kind]] of order.entries()) {
    const gone: readonly string[] = order.slice(0, index).map(([setting]) => setting);
    expect(kindOf(Object.fromEntries(Object.entries(everything).filter(([name]) => !gone.includes(name))))).toBe(kind);
    expect(kindOf({ ...everything, SIGN_IN: kind })).toBe(kind);
  }
});

test('a way that is asked for says which of its settings is missing, and where it comes from', () => {
  expect(problemsOf({ AZURE_CLIENT_ID, SIGN_IN: 'github' })).toEqual([
    expect.stringMatching(/^ACTIONS_ID_TOKEN_REQUEST_URL is not set: .*id-token: write/),
    expect.stringMatching(/^ACTIONS_ID_TOKEN_REQUEST_TOKEN is not set/),
  ]);
  const { SYSTEM_ACCESSTOKEN: _, ...withoutToken } = azurePipelines;
  expect(problemsOf({ AZURE_CLIENT_ID, ...withoutToken })).toEqual([
    expect.stringMatching(/^SYSTEM_ACCESSTOKEN is not set: .*\$\(System\.AccessToken\)/),
  ]);
  expect(problemsOf({ AZURE_CLIENT_ID, AZURE_FEDERATED_TOKEN_FILE: '/nowhere/token' })).toEqual([
    expect.stringMatching(/^AZURE_FEDERATED_TOKEN_FILE names a file that does not exist/),
  ]);
  expect(kindOf({ ...azurePipelines })).toBe('AZURE_CLIENT_ID');
});

test('no token goes to an address without https', () => {
  const plain = { ...gitHub, ACTIONS_ID_TOKEN_REQUEST_URL: 'http://pipelines.actions.test/token' };
  expect(problemsOf({ AZURE_CLIENT_ID, ...plain })).toEqual([
    expect.stringMatching(/^ACTIONS_ID_TOKEN_REQUEST_URL is not an address that begins with https/),
  ]);
});

test('the app of a service connection is the one that signs in, unless another is named', () => {
  const other = '22bb11bb-cc22-dd33-ee44-55ff55ff55ff';
  const clientOf = (env: Readonly<Record<string, string>>) => {
    const read = readCredential({ ...azurePipelines, AZURESUBSCRIPTION_CLIENT_ID: other, ...env });
    return 'credential' in read ? read.credential : undefined;
  };
  expect(clientOf({})).toMatchObject({ clientId: other });
  expect(clientOf({ AZURE_CLIENT_ID })).toMatchObject({ clientId: AZURE_CLIENT_ID });
});

test('a virtual machine signs in when it is asked to, App Service and Arc by the variables that they set', () => {
  const credentialOf = (env: Readonly<Record<string, string>>) => {
    const read = readCredential(env);
    return 'credential' in read ? read.credential : undefined;
  };
  expect(credentialOf({ SIGN_IN: 'managed-identity' })).toEqual({
    kind: 'managed-identity',
    clientId: undefined,
    agent: {},
  });
  const arc = { IDENTITY_ENDPOINT: 'http://localhost:40342/token', IMDS_ENDPOINT: 'http://localhost:40342' };
  expect(credentialOf({ ...arc, AZURE_CLIENT_ID })).toEqual({
    kind: 'managed-identity',
    clientId: AZURE_CLIENT_ID,
    agent: arc,
    chosenBy: 'IDENTITY_ENDPOINT',
  });
  expect(problemsOf({ IDENTITY_ENDPOINT: 'http://localhost:40342/token' })).toEqual([
    expect.stringMatching(/^IDENTITY_ENDPOINT is set without IDENTITY_HEADER .* or IMDS_ENDPOINT/),
  ]);
  expect(problemsOf({ SIGN_IN: 'managed-identity', AZURE_CLIENT_ID: 'my identity' })).toEqual([
    expect.stringMatching(/^AZURE_CLIENT_ID is not a GUID: the client ID of a user-assigned managed identity/),
  ]);
});

test('a way that is asked for beside the settings of another is a contradiction, and both ends of it are told', () => {
  expect(problemsOf({ AZURE_CLIENT_ID, SIGN_IN: 'certificate', AZURE_CLIENT_SECRET: 'secret' })).toEqual([
    expect.stringMatching(/^AZURE_CLIENT_CERTIFICATE_PATH is not set/),
    'SIGN_IN is certificate, but AZURE_CLIENT_SECRET is set, which belongs to secret: leave SIGN_IN out, or set AZURE_CLIENT_CERTIFICATE_PATH',
  ]);
  // These need no settings of their own.
  for (const SIGN_IN of ['managed-identity', 'azure-cli']) {
    expect(kindOf({ AZURE_CLIENT_ID, AZURE_CLIENT_SECRET: 'secret', SIGN_IN })).toBe(SIGN_IN);
  }
});

test('a way that a machine or a pipeline chose by itself says so where it is refused', () => {
  for (const [chosenBy, env] of [
    ['IDENTITY_ENDPOINT', { IDENTITY_ENDPOINT: 'http://localhost:40342/token' }],
    ['ACTIONS_ID_TOKEN_REQUEST_URL', { ACTIONS_ID_TOKEN_REQUEST_URL: gitHub.ACTIONS_ID_TOKEN_REQUEST_URL }],
    ['AZURESUBSCRIPTION_SERVICE_CONNECTION_ID', { AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: 'connection' }],
    ['AZURE_FEDERATED_TOKEN_FILE', { AZURE_FEDERATED_TOKEN_FILE: '/nowhere/token' }],
  ] as const) {
    const end = `chosen because ${chosenBy} is set; for a secret set AZURE_CLIENT_SECRET`;
    const problems = problemsOf(env);
    expect(problems.length, chosenBy).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toContain(end);
  }
  expect(problemsOf({ SIGN_IN: 'github' }).join()).not.toContain('chosen because');
  expect(problemsOf({}).join()).not.toContain('chosen because');
});

test('the Azure CLI knows the variables of the process, and no secret but those of the machine and of the proxy', () => {
  const others = { ...gitHub, ...azurePipelines, SECOND_CLIENT_SECRET: 's', AZURE_CLIENT_CERTIFICATE_PASSWORD: 'p' };
  const its = { PATH: '/bin', AZURE_CONFIG_DIR: '/az', HTTPS_PROXY: 'http://u:p@proxy', IDENTITY_HEADER: 'h' };
  const read = readCredential({
    ...{ ...others, ...its, SIGN_IN: 'azure-cli' },
    ...{ AZURE_CLIENT_CERTIFICATE_PATH: '/cert', DATAVERSE_ACCESS_TOKEN: 't', CHANGE_TRACKING_RUN_SIGN_IN: '{}' },
  });
  const credential = 'credential' in read ? read.credential : undefined;
  expect(credential).toMatchObject({ kind: 'azure-cli', variables: its });
  const known = credential?.kind === 'azure-cli' ? Object.keys(credential.variables) : [];
  expect(known.filter(name => /SECRET|TOKEN$|PASSWORD|RUN_SIGN_IN/.test(name))).toEqual([]);
});

test('who has set nothing to sign in with is told of the ways that need the least', () => {
  expect(problemsOf({}).join('\n')).toMatch(/AZURE_CLIENT_SECRET is not set.*SIGN_IN=azure-cli or device-code/);
});
