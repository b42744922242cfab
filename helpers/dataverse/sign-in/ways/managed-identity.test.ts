import { expect, test } from '@playwright/test';
import { SignInError } from '../../errors';
import { createTokenSource } from '../create-token-source';
import { clientId, scriptedFetch, signInSettings } from '../testing/scripted-identity';

/** The instance metadata service: what MSAL asks where no variable names another agent. */
const agent = 'http://169.254.169.254/metadata/identity/oauth2/token/';
const instantly = { now: () => 0, sleep: () => Promise.resolve() };
const inAnHour = () => String(Math.floor(Date.now() / 1_000) + 3_600);

function sourceFor(handler: ((request: Request) => Response) | undefined, identity?: string) {
  const { asked, fetch } = scriptedFetch(
    handler === undefined ? {} : { [agent]: handler, [agent.slice(0, -1)]: handler },
  );
  const credential = {
    kind: 'managed-identity',
    clientId: identity,
    agent: {},
  } as const;
  return { asked, tokens: createTokenSource({ ...signInSettings, credential }, fetch, instantly) };
}

async function failureOf(...of: Parameters<typeof sourceFor>): Promise<SignInError> {
  const error: unknown = await sourceFor(...of)
    .tokens.accessToken()
    .catch((e: unknown) => e);
  if (error instanceof SignInError) return error;
  throw new Error(`No SignInError but ${String(error)}`);
}

test('the machine is asked for a token of the environment, without authority, tenant or secret', async () => {
  let made = 0;
  const { asked, tokens } = sourceFor(() =>
    Response.json({ access_token: `t${(made += 1)}`, expires_on: inAnHour(), token_type: 'Bearer' }),
  );
  expect(await tokens.accessToken()).toBe('t1');
  expect(await tokens.accessToken()).toBe('t1');
  tokens.discard('t1');
  expect(await tokens.accessToken(), "MSAL's own cache would give the refused one again").toBe('t2');

  const [request] = asked;
  expect(Object.fromEntries(new URL(request?.url ?? '').searchParams)).toEqual({
    'api-version': '2018-02-01',
    resource: 'https://contoso.crm.dynamics.com',
  });
  expect(request?.headers.get('metadata')).toBe('true');
});

test('a user-assigned identity is asked for by its client id', async () => {
  const { asked, tokens } = sourceFor(
    () => Response.json({ access_token: 't1', expires_on: inAnHour(), token_type: 'Bearer' }),
    clientId,
  );
  await tokens.accessToken();
  expect(new URL(asked[0]?.url ?? '').searchParams.get('client_id')).toBe(clientId);
});

test('an identity that the machine does not have is told, with the setting or the switch that mends it', async () => {
  const refuse = () =>
    Response.json({ error: 'invalid_request', error_description: 'Identity not found' }, { status: 400 });
  const system = await failureOf(refuse);
  expect(system.message).toContain('does not have the system-assigned managed identity');
  expect(system.whatToDo).toMatch(/System assigned.*AZURE_CLIENT_ID/);
  const user = await failureOf(refuse, clientId);
  expect(user.message).toContain(`does not have managed identity ${clientId}`);
  expect(user.whatToDo).toMatch(/^check AZURE_CLIENT_ID/);
  const words = {
    statusCode: 400,
    message: 'No User Assigned or Delegated Managed Identity found for specified ClientId',
  };
  const appService = await failureOf(() => Response.json(words, { status: 400 }), clientId);
  expect(appService.message).toContain('says: No User Assigned or Delegated Managed Identity found');
  expect(appService.whatToDo).toMatch(/^check AZURE_CLIENT_ID/);
});

test('an answer without a token is no sign-in', async () => {
  for (const body of [{}, { access_token: '', expires_on: inAnHour(), token_type: 'Bearer' }]) {
    expect((await failureOf(() => Response.json(body))).message).toContain('was refused');
  }
});

test('an environment of another tenant is told', async () => {
  const words =
    'AADSTS500011: The resource principal named https://contoso.crm.dynamics.com was not found in the tenant.';
  const error = await failureOf(() =>
    Response.json({ error: 'invalid_resource', error_description: words }, { status: 400 }),
  );
  expect(error.message).toContain('knows no environment for https://contoso.crm.dynamics.com');
  expect(error.whatToDo).toContain('DATAVERSE_URL');
});

test('a way that nobody asked for by name ends its refusal with what chose it', async () => {
  const { fetch } = scriptedFetch({});
  const credential = {
    kind: 'managed-identity',
    clientId: undefined,
    agent: {},
    chosenBy: 'IDENTITY_ENDPOINT',
  } as const;
  const error: unknown = await createTokenSource({ ...signInSettings, credential }, fetch, instantly)
    .accessToken()
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(SignInError);
  expect(String(error)).toMatch(
    /Nobody here gives tokens[^]*What to do: .*chosen because IDENTITY_ENDPOINT is set; for a secret set AZURE_CLIENT_SECRET\.$/,
  );
  const plain = await failureOf(undefined);
  expect(error).toHaveProperty('mayPass', plain.mayPass);
  expect(plain.message).not.toContain('chosen because');
});

test('a computer outside of Azure is told that it is one', async () => {
  const error = await failureOf(undefined);
  expect(error.message).toMatch(/Nobody here gives tokens of a managed identity: GET http:\/\/169\.254\.169\.254/);
  expect(error.whatToDo).toContain('SIGN_IN=managed-identity is for what runs on Azure');
});

test('an agent that refuses the connection is not there, and one that is silent may be asked again', async () => {
  const failing = (cause: Error) => () => {
    throw new TypeError('fetch failed', { cause });
  };
  const refused = await failureOf(failing(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })));
  const silent = await failureOf(failing(new DOMException('too slow', 'TimeoutError')));
  expect([refused.mayPass, silent.mayPass]).toEqual([false, true]);
});
