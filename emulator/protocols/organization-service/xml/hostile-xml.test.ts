import { expect, test } from '@playwright/test';
import { type SoapAnswer, startService } from '../testing/service';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const envelope = (body: string, header = ''): string =>
  `<s:Envelope xmlns:s="${SOAP}">${header}<s:Body>${body}</s:Body></s:Envelope>`;

/** Each is answered well within this, whatever its size. Milliseconds. */
const fast = 2_000;

async function timed(work: () => Promise<SoapAnswer>): Promise<SoapAnswer> {
  const started = performance.now();
  const answer = await work();
  expect(performance.now() - started).toBeLessThan(fast);
  return answer;
}

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">${Array.from('bcdefghij', (name, index) => {
  const before = 'abcdefghi'.charAt(index);
  return `<!ENTITY ${name} "${`&${before};`.repeat(10)}">`;
}).join('')}]>${envelope('&j;')}`;

const whoAmI =
  '<Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"><request><a:RequestName xmlns:a="http://schemas.microsoft.com/xrm/2011/Contracts">WhoAmI</a:RequestName></request></Execute>';
const manyAttributes = Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ');
const typeWithoutNamespace = '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="zz:Thing"/>';

/** The body of a request, and what the refusal says of it. */
const hostile: Readonly<Record<string, readonly [string, string]>> = {
  'nothing at all': ['', 'not well-formed'],
  'no XML': ['EntityName=sample_book', 'not well-formed'],
  'a document type declaration': [`<!DOCTYPE s>${envelope(whoAmI)}`, 'document type declaration'],
  'a document type declaration without end': [`<!DOCTYPE a [${' '.repeat(10_000_000)}`, 'no element in its first'],
  'a billion laughs': [laughs, 'document type declaration'],
  'an external entity': [
    `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>${envelope('&x;')}`,
    'document type declaration',
  ],
  'an entity that nobody declared': [envelope('&nothing;'), 'not well-formed'],
  'a hundred thousand levels': [envelope('<a>'.repeat(100_000) + '</a>'.repeat(100_000)), 'nested more than 100 deep'],
  'a hundred thousand levels that never end': ['<a>'.repeat(100_000), 'nested more than 100 deep'],
  'a million elements': [envelope('<a/>'.repeat(1_000_000)), 'more than 120000 elements'],
  'a hundred thousand attributes': [envelope(`<a ${manyAttributes}/>`), 'more than 64 attributes'],
  'an attribute of a megabyte': [envelope(`<a b="${'x'.repeat(1_000_000)}"/>`), 'longer than 16384 characters'],
  'an end that is missing': [envelope(whoAmI).slice(0, -20), 'not well-formed'],
  'ends that cross': [envelope('<a><b></a></b>'), 'not well-formed'],
  'two roots': [`${envelope(whoAmI)}${envelope(whoAmI)}`, 'not well-formed'],
  'a prefix without a namespace': [envelope('<q:Execute/>'), 'unbound namespace prefix'],
  'a type without a namespace': [envelope(typeWithoutNamespace), 'prefix that is not declared'],
  'a prefix called constructor': [envelope('<constructor:a/>'), 'unbound namespace prefix'],
  'a prefix called __proto__': [envelope('<__proto__:a/>'), 'unbound namespace prefix'],
  'a processing instruction': [
    `<?xml version="1.0"?><?xml-stylesheet href="x"?>${envelope(whoAmI)}`,
    'processing instruction',
  ],
  'an operation of another namespace': [
    envelope('<Execute xmlns="http://example.com/"/>'),
    "'Execute' is not of the namespace",
  ],
  'an envelope of another namespace': ['<Envelope xmlns="http://example.com/"><Body/></Envelope>', 'speaks SOAP 1.1'],
  'an envelope of SOAP 1.2': [
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>',
    'speaks SOAP 1.1',
  ],
  'an envelope without a body': [`<s:Envelope xmlns:s="${SOAP}"/>`, 'one Body with one element'],
  'a body with nothing in it': [envelope(''), 'one Body with one element'],
  'a body with two operations': [envelope(whoAmI + whoAmI), 'one Body with one element'],
  'something else than an envelope': ['<html><body>Sign in</body></html>', 'not a SOAP 1.1 Envelope'],
};

for (const [what, [body, reason]] of Object.entries(hostile)) {
  test(what, async () => {
    const answer = await timed(() => startService().post(body));

    expect(answer.status).toBe(500);
    expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(answer.first('faultcode')).toMatch(/^s:(?:Client|VersionMismatch)$/);
    expect(answer.first('faultstring')).toContain(reason);
    expect(answer.first('faultstring')?.length).toBeLessThan(500);
    expect(answer.text).not.toContain('root:');
  });
}

test('the same envelope without anything hostile is answered', async () => {
  expect((await startService().post(`<?xml version="1.0" encoding="utf-8"?>${envelope(whoAmI)}`)).status).toBe(200);
});

test('bytes that are not UTF-8 are a fault', async () => {
  const answer = await startService().post(new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]));
  expect(answer.first('Message')).toBe('The message is not UTF-8.');
});

test('another content type, and so SOAP 1.2, is a 415 as WCF gives it', async () => {
  const { post } = startService();
  for (const type of ['application/soap+xml; charset=utf-8', 'application/json', 'text/xml; charset=utf-16']) {
    expect((await post(envelope('<a/>'), { 'content-type': type })).status, type).toBe(415);
  }
  expect((await post(envelope('<a/>'), { 'content-type': 'text/xml' })).status).toBe(500);
});

test('an action that is missing or belongs to another operation is refused', async () => {
  const { post } = startService();
  const execute = envelope('<Execute xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"/>');
  for (const soapaction of [
    '',
    '"http://schemas.microsoft.com/xrm/2011/Contracts/Services/IOrganizationService/Create"',
  ]) {
    const answer = await post(execute, { soapaction });
    expect(answer.first('faultcode')).toMatch(/:ActionNotSupported$/);
  }
  expect((await post(execute)).first('Message')).toContain('needs a request with a RequestName');
});

test('a header that must be understood and is not is refused, and so is acting for another user', async () => {
  const service = startService();
  const unknown = `<s:Header><w:Security xmlns:w="urn:security" s:mustUnderstand="1"/></s:Header>`;
  const callerId = `<s:Header><a:CallerId>11111111-2222-3333-4444-555555555555</a:CallerId></s:Header>`;
  const nobody = `<s:Header><a:CallerId>00000000-0000-0000-0000-000000000000</a:CallerId><a:UserType>CrmUser</a:UserType></s:Header>`;

  expect((await service.send(whoAmI, 'Execute', unknown)).first('faultcode')).toBe('s:MustUnderstand');
  expect((await service.send(whoAmI, 'Execute', callerId)).first('Message')).toContain('the SOAP header CallerId');
  expect((await service.send(whoAmI, 'Execute', nobody)).status).toBe(200);
  expect((await service.post('', { mscrmcallerid: 'x' })).first('Message')).toContain('the header mscrmcallerid');
});

test('a message that is not served is a fault that names it', async () => {
  const { execute, send } = startService();
  const answer = await execute('ExecuteAsync');
  expect(answer.first('Message')).toContain("The message 'ExecuteAsync'");
  expect(answer.first('ErrorCode')).toBe(String(0x80004001 | 0));
  const unknown = '<Assemble xmlns="http://schemas.microsoft.com/xrm/2011/Contracts/Services"/>';
  expect((await send(unknown, 'Assemble')).first('Message')).toContain("The operation 'Assemble'");
});
