import { expect, test } from '@playwright/test';
import { isLoopback, withoutProxy } from './no-proxy';

const bypassed = (noProxy: string | undefined, ...hosts: readonly string[]) =>
  hosts.filter(host => withoutProxy(noProxy)(new URL(`https://${host}/`)));

test('a name covers itself and the hosts below it, in each of its spellings', () => {
  for (const noProxy of [
    'contoso.test',
    '.contoso.test',
    '*.contoso.test',
    'a.test, CONTOSO.test',
    'a.test contoso.test',
  ])
    expect(
      bypassed(noProxy, 'contoso.test', 'crm.contoso.test', 'mycontoso.test', 'contoso.test.evil'),
      noProxy,
    ).toEqual(['contoso.test', 'crm.contoso.test']);
});

test('a port narrows an entry', () => {
  expect(bypassed('contoso.test:8443', 'contoso.test', 'contoso.test:8443')).toEqual(['contoso.test:8443']);
  expect(bypassed('contoso.test:443', 'contoso.test', 'contoso.test:8443')).toEqual(['contoso.test']);
});

test('addresses and ranges of addresses are understood', () => {
  expect(bypassed('10.0.0.0/8,192.168.1.7', '10.200.3.4', '11.0.0.1', '192.168.1.7', '192.168.1.8')).toEqual([
    '10.200.3.4',
    '192.168.1.7',
  ]);
  expect(bypassed('fd00::/8 2001:db8::1', '[fd12::1]', '[2001:db8::1]', '[2001:db8::2]')).toEqual([
    '[fd12::1]',
    '[2001:db8::1]',
  ]);
  expect(bypassed('10.1.2.3:8443', '10.1.2.3:8443', '10.1.2.3')).toEqual(['10.1.2.3:8443']);
});

test('a star alone or in a list is every host', () => {
  for (const noProxy of ['*', ' * ', 'a.test,*']) expect(bypassed(noProxy, 'contoso.test')).toEqual(['contoso.test']);
});

test('what is no entry says nothing', () => {
  expect(bypassed('10.0.0.0/99,10.0.0.0/x,https://contoso.test,,', '10.0.0.1', 'contoso.test')).toEqual([]);
});

test('this machine and its link are never behind a proxy', () => {
  expect(bypassed(undefined, 'localhost:8443', '127.3.4.5', '[::1]', '169.254.169.254', 'contoso.test')).toEqual([
    'localhost:8443',
    '127.3.4.5',
    '[::1]',
    '169.254.169.254',
  ]);
});

test('the agents of a machine, which are asked by plain http, are never behind a proxy', () => {
  for (const agent of ['http://100.100.100.1/msi/token', 'http://agent.contoso.test:40342/metadata/identity'])
    expect(withoutProxy('')(new URL(agent)), agent).toBe(true);
});

test('only this machine is loopback', () => {
  for (const host of ['localhost', 'LOCALHOST', 'a.localhost', '127.0.0.1', '[::1]'])
    expect(isLoopback(new URL(`https://${host}`)), host).toBe(true);
  for (const host of ['localhost.test', 'notlocalhost', '127.0.0.1.test', '[::2]', '169.254.169.254'])
    expect(isLoopback(new URL(`https://${host}`)), host).toBe(false);
});
