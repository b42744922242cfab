import { expect, test } from '@playwright/test';
import { Hono } from 'hono';
import { decodeJwt, SignJWT, UnsecuredJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { Organization } from '../../../engine/organization';
import { AccessTokens } from './access-tokens';
import { createSigningKeys, type SigningKeys } from './signing-keys';
import { registerEntraApplication } from '../clients/application';
import { type CallerVariables } from '../../../protocols/caller-variables';
import { renderODataRefusal } from '../../../protocols/web-api/web-api';
import { requireBearer } from './require-bearer';

const origin = 'https://localhost:8443';

let keys: SigningKeys;
test.beforeAll(async () => {
  keys = await createSigningKeys();
});

/** An organization that says who came in. */
function openDoor() {
  const organization = new Organization({ url: origin });
  const { tenantId, clock } = organization;
  const tokens = new AccessTokens({ origin, tenantId, keys, now: () => clock.now() });
  const app = new Hono<CallerVariables>();
  app.use(requireBearer({ origin, organization, tokens }, renderODataRefusal));
  app.get('/', c => c.json(c.get('caller')));
  const enter = (authorization?: string) => app.request('/', { headers: authorization ? { authorization } : {} });
  const application = registerEntraApplication();
  const user = organization.applicationUser(application.clientId, 'tester');
  return { organization, tokens, application, user, enter };
}

test('a valid token makes its application user the caller', async () => {
  const { tokens, application, user, enter } = openDoor();
  for (const audience of [origin, `${origin}/`]) {
    const response = await enter(`Bearer ${await tokens.issue(application, 'secret', audience)}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(user);
  }
});

test('without a token the answer is the challenge that names tenant and resource', async () => {
  const { organization, enter } = openDoor();
  const response = await enter();

  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe(
    `Bearer authorization_uri=${origin}/${organization.tenantId}/oauth2/authorize, resource_id=${origin}/`,
  );
  expect(await response.text()).toBe('');
});

test('a token that is forged, foreign or malformed is refused', async () => {
  const { tokens, application, enter } = openDoor();
  const token = await tokens.issue(application, 'secret', origin);
  const claims = decodeJwt(token);
  const otherKeys = await createSigningKeys();
  const sign = (change: object, key = keys) =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg: 'RS256', kid: keys.id }).sign(key.privateKey);
  const [header = '', payload = '', signature = ''] = token.split('.');
  const changedPayload = Buffer.from(JSON.stringify({ ...claims, appid: randomUUID() })).toString('base64url');

  const refused = [
    new UnsecuredJWT({ ...claims }).encode(),
    `${header}.${payload}.`,
    `${header}.${changedPayload}.${signature}`,
    await sign({}, otherKeys),
    await sign({ aud: 'https://localhost:8444' }),
    await sign({ aud: `${origin}.evil.example` }),
    await sign({ iss: `${origin}/${randomUUID()}/v2.0` }),
    await sign({ tid: randomUUID() }),
    await sign({ exp: undefined }),
    await sign({ nbf: (claims.nbf ?? 0) + 60 }),
    'nonsense',
  ];
  for (const each of refused) expect((await enter(`Bearer ${each}`)).status, each).toBe(401);
  for (const each of ['Bearer', `Basic ${token}`, token]) expect((await enter(each)).status, each).toBe(401);
  expect((await enter(`bearer ${await sign({})}`)).status).toBe(200);
});

test('a token lives an hour on the clock of the organization', async () => {
  const { organization, tokens, application, enter } = openDoor();
  const authorization = `Bearer ${await tokens.issue(application, 'secret', origin)}`;

  organization.clock.advance(59 * 60_000);
  expect((await enter(authorization)).status).toBe(200);
  organization.clock.advance(60_000);
  expect((await enter(authorization)).status).toBe(401);
  expect((await enter(`Bearer ${await tokens.issue(application, 'secret', origin)}`)).status).toBe(200);
});

test('an application without a user is not a member of the organization', async () => {
  const { organization, tokens, application, user, enter } = openDoor();
  const notAMember = { error: { code: '0x80072560', message: 'The user is not a member of the organization.' } };

  const stranger = await enter(`Bearer ${await tokens.issue(registerEntraApplication(), 'secret', origin)}`);
  expect(stranger.status).toBe(403);
  expect(await stranger.json()).toEqual(notAMember);

  organization.rows.remove('systemuser', user.userId, organization.system, { bySystem: true });
  const former = await enter(`Bearer ${await tokens.issue(application, 'secret', origin)}`);
  expect(former.status).toBe(403);
  expect(await former.json()).toEqual(notAMember);
});
