import { expect, test } from '@playwright/test';
import { proxyAddress } from './proxy-address';

test('a proxy is named with or without http://, and with a user and password', () => {
  expect(proxyAddress.parse('proxy.contoso.test:8080').href).toBe('http://proxy.contoso.test:8080/');
  expect(proxyAddress.parse('https://proxy.contoso.test').href).toBe('https://proxy.contoso.test/');
  const { username, password, host } = proxyAddress.parse('contoso%5Cann:p%40ss%3A%25@proxy.contoso.test:3128');
  expect([decodeURIComponent(username), decodeURIComponent(password), host]).toEqual([
    'contoso\\ann',
    'p@ss:%',
    'proxy.contoso.test:3128',
  ]);
});

test('what is no proxy is refused, and no password is told', () => {
  const reasonFor = (address: string) =>
    proxyAddress
      .safeParse(address)
      .error?.issues.map(({ message }) => message)
      .join();
  for (const [address, reason] of [
    ['http://ann:hunter2%@proxy.contoso.test', 'holds a % that begins no percent-encoded sign'],
    ['http://ann:hunter2/x@proxy.contoso.test', 'is not the address of a proxy'],
    ['http://ann:hunter2#x@proxy.contoso.test', 'is not the address of a proxy'],
    ['socks5://ann:hunter2@proxy.contoso.test', 'is neither http:// nor https://'],
    ['http://ann:hunter2@proxy.contoso.test/proxy.pac', 'has a path'],
  ] as const) {
    expect(reasonFor(address), address).toContain(reason);
    expect(reasonFor(address)).toContain('@ is %40');
    expect(reasonFor(address)).not.toContain('hunter2');
  }
});
