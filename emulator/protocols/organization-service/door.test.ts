import { expect, test } from '@playwright/test';
import { createApp } from '../../server/app';
import { Emulator, type EmulatorOptions } from '../../server/emulator';
import { createSigningKeys, type SigningKeys } from '../../server/identity/tokens/signing-keys';
import { registerEntraApplication } from '../../server/identity/clients/application';
import { parseMessageXml } from './xml/parse-message-xml';
import { dedicatedOperations } from './front/dedicated-operations';
import { findAll } from './testing/canonical';

const origin = 'https://localhost:8443';
const tenantId = '11111111-1111-4111-8111-111111111111';
const service = '/XRMServices/2011/Organization.svc';

let signingKeys: SigningKeys;
test.beforeAll(async () => {
  signingKeys = await createSigningKeys();
});

function build(options: Partial<EmulatorOptions> = {}) {
  const application = registerEntraApplication();
  const emulator = new Emulator({ origin, tenantId, application, signingKeys, defects: [], ...options });
  const app = createApp(emulator, { latency: 0, reportError: () => undefined });
  const execute = async (url: string, name = 'WhoAmI', who = application, parameters = '') => {
    const token = await emulator.tokens.issue(who, 'secret', emulator.organization.url);
    return app.request(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'text/xml; charset=utf-8',
        soapaction: 'http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Execute',
      },
      body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><request xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts" xmlns:b="http://schemas.datacontract.org/2004/07/System.Collections.Generic" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:x="http://www.w3.org/2001/XMLSchema"><a:Parameters>${parameters}</a:Parameters><a:RequestName>${name}</a:RequestName></request></Execute></s:Body></s:Envelope>`,
    });
  };
  const valuesOf = async (answer: Response | Promise<Response>) =>
    findAll(parseMessageXml(await (await answer).text()), 'value').map(({ text }) => text);
  return { emulator, application, app, execute, valuesOf };
}

test('the service is behind sign-in and knows its caller, whatever client version the address names', async () => {
  const { emulator, application, execute, valuesOf } = build();
  const { userId } = emulator.organization.applicationUser(application.clientId, 'unused');
  const { id, businessUnitId } = emulator.organization;

  const answer = await execute(`${origin}${service}/web?SDKClientVersion=9.2.49.6443`);

  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(await valuesOf(answer)).toEqual([userId, businessUnitId, id]);
});

test('without a token the challenge names the authority, to GET as well, so that clients can find it', async () => {
  const { app } = build();
  for (const method of ['GET', 'POST']) {
    const answer = await app.request(`${origin}${service}/web?SDKClientVersion=9.2`, { method });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(
      `Bearer authorization_uri=${origin}/${tenantId}/oauth2/authorize, resource_id=${origin}/`,
    );
  }
});

test('the description is open to all, well-formed, and points to the address', async () => {
  const { app } = build();
  const answer = await app.request(`${origin}${service}?wsdl&sdkversion=9.2`);
  const wsdl = parseMessageXml((await answer.text()).replace(/^<\?xml[^>]*\?>/, ''));

  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  const [address] = findAll(wsdl, 'address');
  expect(address?.attribute({ namespace: '', name: 'location' })).toBe(`${origin}${service}/web`);
  const actions = findAll(wsdl, 'operation').flatMap(
    operation => operation.attribute({ namespace: '', name: 'soapAction' }) ?? [],
  );
  const names = actions.map(action => action.replace(/^.*IOrganizationService\//, ''));
  expect(actions).toContain('http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Execute');
  expect(names.toSorted()).toEqual([...dedicatedOperations.keys(), 'Execute'].toSorted());
  expect((await app.request(`${origin}${service}`)).status).toBe(405);
  expect((await app.request(`${origin}${service}`, { method: 'POST', body: '<a/>' })).status).toBe(501);
});

test('on-premises the organization is in the path, and in the addresses that it tells', async () => {
  const { emulator, app, execute, valuesOf } = build({ onPremises: true });
  const root = emulator.organization.url;

  expect((await app.request(`${origin}${service}/web`)).status).toBe(404);
  expect(await valuesOf(execute(`${root}${service}/web`, 'RetrieveVersion'))).toEqual([emulator.organization.version]);
  const accessType =
    '<a:KeyValuePairOfstringanyType><b:key>AccessType</b:key><b:value i:type="t:EndpointAccessType" xmlns:t="http://schemas.microsoft.com/xrm/2014/Contracts">Default</b:value></a:KeyValuePairOfstringanyType>';
  const answer = execute(`${root}${service}/web`, 'RetrieveCurrentOrganization', undefined, accessType);
  expect(await valuesOf(answer)).toContain(`${root}${service}`);
});

test('who may not read all rows is refused their changes with the privilege that is missing', async () => {
  const { emulator, execute } = build();
  const { application } = emulator.addUser('reader', 'basic');
  const account =
    '<a:KeyValuePairOfstringanyType><b:key>EntityName</b:key><b:value i:type="x:string">account</b:value></a:KeyValuePairOfstringanyType>';

  const answer = await execute(`${origin}${service}/web`, 'RetrieveEntityChanges', application, account);
  const publish = await execute(`${origin}${service}/web`, 'PublishAllXml', application);

  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(text).toContain('>-2147220960<');
  expect(text).toContain('prvReadAccount');
  expect(await publish.text()).toContain('prvPublishCustomization');
});

test('a service protection limit is a fault that says how long to wait', async () => {
  const { execute } = build({ limits: { requests: 1 } });
  expect((await execute(`${origin}${service}/web`)).status).toBe(200);

  const answer = await execute(`${origin}${service}/web`);

  const fault = parseMessageXml(await answer.text());
  const textOf = (name: string) => findAll(fault, name)[0]?.text;
  expect([answer.status, textOf('ErrorCode'), textOf('key')]).toEqual([500, '-2147015902', 'Retry-After']);
  expect(textOf('value')).toMatch(/^PT\d+S$/);
  expect(findAll(fault, 'value')[0]?.type?.name).toBe('duration');
});

test('the fidelity of each message stands beside that of the Web API', async () => {
  const { app } = build();
  const list = (await (await app.request(`${origin}/_emulator/v1/fidelity`)).json()) as { operation: string }[];
  const names = list.map(({ operation }) => operation);
  expect(names).toEqual(expect.arrayContaining(['GET WhoAmI', 'Execute WhoAmI', 'Execute RetrieveEntityChanges']));
});
