import { expect, test } from '@playwright/test';
import { ProtocolError } from '../../errors';
import { readExecuteResponse } from './envelope';
import { goldenText } from '../testing/golden';
import { readXml } from '../../xml/read-xml';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const services = 'http://schemas.microsoft.com/xrm/2011/Contracts/Services';

function refused(text: string): string {
  try {
    readExecuteResponse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(ProtocolError);
    return error instanceof Error ? error.message : '';
  }
  return 'it was read';
}

test('a billion laughs are refused before the first', () => {
  const entities = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

  const started = performance.now();
  expect(refused(`<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><x>&l10;</x>`)).toContain('document type declaration');
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('an external entity is not fetched', () => {
  expect(refused('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd"><x/>')).toContain('document type declaration');
  expect(refused('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>')).toContain('document type');
});

test('an entity that XML does not define is refused, whatever JavaScript calls by its name', () => {
  for (const name of ['nbsp', 'constructor', '__proto__']) expect(refused(`<x>&${name};</x>`)).toContain('entity');
});

test('a document of a million levels is refused fast', () => {
  const started = performance.now();
  expect(refused('<x>'.repeat(1_000_000))).toContain('nested more than 200 deep');
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a truncated envelope is refused wherever it ends', () => {
  const whole = goldenText('res-delta').trim();

  for (let end = 0; end < whole.length; end += 97) expect(refused(whole.slice(0, end))).toContain('cannot be read');
});

test('what is no XML is refused: JSON, a sign-in page, nothing', () => {
  for (const text of ['{"error":{}}', '<html><body>Sign in<br></body></html>', '', 'plain', '<a></b>', '<a/><b/>']) {
    expect(refused(text)).toContain('What to do: open the exchange in the report');
  }
});

test('an envelope in the wrong namespaces is refused by the name of what is missing', () => {
  const soap12 = goldenText('res-delta').replaceAll(soap, 'http://www.w3.org/2003/05/soap-envelope');
  const otherServices = goldenText('res-delta').replaceAll(services, 'http://schemas.microsoft.com/xrm/2099/Services');

  expect(refused(soap12)).toContain('<Envelope> of http://www.w3.org/2003/05/soap-envelope and no SOAP envelope');
  expect(refused(otherServices)).toContain(`<Body> without <ExecuteResponse> of ${services}`);
});

test('a prefix that nobody declared is refused', () => {
  expect(refused('<s:Envelope/>')).toContain('unbound namespace prefix');
});

test('names and types are resolved by the declarations in scope, those of the element itself included', () => {
  const root = readXml(
    '<r xmlns:p="urn:outer" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><a i:type="p:t" xmlns:p="urn:inner"/><b i:type="p:t"/><c xmlns="urn:default" i:type="t"/></r>',
  );

  expect(root.children.map(({ type }) => type)).toEqual([
    { namespace: 'urn:inner', name: 't' },
    { namespace: 'urn:outer', name: 't' },
    { namespace: 'urn:default', name: 't' },
  ]);
});

test('text keeps its white space, its references and its CDATA', () => {
  expect(readXml('<r> a&#13;&lt;b <![CDATA[<c>]]> </r>').text).toBe(' a\r<b <c> ');
});
