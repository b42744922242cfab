import { expect, test } from '@playwright/test';
import { environmentUrl } from './environment-url';

const rootOf = (address: string) => environmentUrl.parse(address).href;

function reasonFor(address: string): string {
  const { error } = environmentUrl.safeParse(address);
  if (error === undefined) throw new Error(`${address} was taken.`);
  return error.issues.map(({ message }) => message).join();
}

test('an address copied from a browser or from the developer resources is the environment that it is in', () => {
  for (const address of [
    'contoso.crm4.dynamics.com',
    'https://contoso.crm4.dynamics.com/',
    'contoso.crm4.dynamics.com/main.aspx?appid=1&pagetype=entitylist',
    'https://contoso.crm4.dynamics.com/main.aspx?appid=1#2',
    'https://CONTOSO.crm4.dynamics.com/apps/sales',
    'https://contoso.crm4.dynamics.com/api/data/v9.2/',
    'https://contoso.api.crm4.dynamics.com/api/data/v9.2',
    'https://contoso.crm4.dynamics.com/XRMServices/2011/Organization.svc',
    'https://contoso.crm4.dynamics.com/?a=b',
  ]) {
    expect(rootOf(address), address).toBe('https://contoso.crm4.dynamics.com/');
  }
});

test('environments of the national clouds are understood as those of the public one', () => {
  for (const host of ['crm9.dynamics.com', 'crm.microsoftdynamics.us', 'crm.appsplatform.us', 'crm.dynamics.cn'])
    expect(rootOf(`contoso.api.${host}/api/data/v9.2`)).toBe(`https://contoso.${host}/`);
});

test("a server of one's own keeps its port and its organization", () => {
  for (const [address, root] of [
    ['https://crm.contoso.test:444/org/main.aspx?etn=account#1', 'https://crm.contoso.test:444/org'],
    ['https://crm.contoso.test/org/api/data/v9.1/', 'https://crm.contoso.test/org'],
    ['https://crm.contoso.test/org/XRMServices/2011/Organization.svc/web', 'https://crm.contoso.test/org'],
    ['https://api.contoso.test/apiary/', 'https://api.contoso.test/apiary'],
    ['crm.contoso.test:444/org/', 'https://crm.contoso.test:444/org'],
    ['localhost:8443', 'https://localhost:8443/'],
    ['https://[::1]:8443/', 'https://[::1]:8443/'],
  ] as const) {
    expect(rootOf(address), address).toBe(root);
  }
});

test('a page of a portal is refused with the place where the address stands', () => {
  const id = '4d3d3d3d-0000-4000-8000-000000000001';
  for (const address of [
    `https://make.powerapps.com/environments/${id}/home`,
    `make.powerapps.com/environments/Default-${id}/solutions`,
    `https://admin.powerplatform.microsoft.com/manage/environments/${id}/hub`,
    `https://admin.powerplatform.microsoft.com/environments/environment/${id}/hub`,
    `https://apps.powerapps.com/play/e/${id}/a/1`,
  ]) {
    const reason = reasonFor(address);
    expect(reason, address).toContain(id);
    expect(reason).toMatch(/is an address of the portal power\S+, and not of an environment/);
    expect(reason).toContain('"Environment URL" in the Power Platform admin center (https://admin.powerplatform');
  }
  expect(reasonFor('https://make.powerautomate.com/')).toContain(
    'portal powerautomate.com, and not of an environment:',
  );
  expect(reasonFor('https://contoso.operations.dynamics.com/')).toContain('portal operations.dynamics.com');
  expect(reasonFor('https://globaldisco.crm.dynamics.com/api/discovery/')).toContain('discovery service');
});

test('what is no address of an environment is refused with the reason', () => {
  expect(reasonFor('contoso')).toContain('is not a URL');
  expect(reasonFor('https://')).toContain('is not a URL');
  expect(reasonFor('not an address')).toContain('is not a URL');
  expect(reasonFor('http://contoso.crm.dynamics.com/main.aspx')).toMatch(
    /only sent over https:\/\/\. Set https:\/\/contoso\.crm\.dynamics\.com:/,
  );
  expect(reasonFor('http://contoso.test')).toContain('only sent over https://');
  expect(reasonFor('ftp://contoso.test')).toContain('starts with ftp://');
  expect(reasonFor('https://contoso.test/?a=b')).toContain('carries a query');
  expect(reasonFor('https://user:hunter2@contoso.test/')).toMatch(/^carries a user name(?!.*hunter2)/);
});
