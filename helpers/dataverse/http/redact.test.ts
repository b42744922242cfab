import { expect, test } from '@playwright/test';
import { redactHeaders, redactText } from './redact';

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJodHRwczovL2NvbnRvc28ifQ.c2lnbmF0dXJl';

test('headers that carry credentials lose their value', () => {
  const headers = new Headers({
    Authorization: `Bearer ${token}`,
    Cookie: 'a=b',
    'X-Api-Key': 'k',
    'X-IDENTITY-HEADER': 'h',
    Accept: 'application/json',
  });
  headers.append('Set-Cookie', 'ReqClientId=1; secure');

  expect(redactHeaders(headers)).toEqual({
    accept: 'application/json',
    authorization: '[redacted]',
    cookie: '[redacted]',
    'set-cookie': '[redacted]',
    'x-api-key': '[redacted]',
    'x-identity-header': '[redacted]',
  });
});

test('a solution package is shown by its size', () => {
  const bytes = Buffer.alloc(1_000, 7);
  const body = JSON.stringify({ OverwriteUnmanagedCustomizations: true, CustomizationFile: bytes.toString('base64') });

  expect(JSON.parse(redactText(body))).toEqual({
    OverwriteUnmanagedCustomizations: true,
    CustomizationFile: '[1000 bytes of solution package]',
  });
});

test('a solution package in a message of the Organization Service is shown by its size', () => {
  const base64 = Buffer.alloc(100, 7).toString('base64');
  const message = (value: string) =>
    `<b:key>CustomizationFile</b:key><b:value i:type="xs:base64Binary">${value}</b:value><b:key>Name</b:key><b:value>x</b:value>`;

  expect(redactText(message(base64))).toBe(message('[100 bytes of solution package]'));
  expect(redactText(message(base64).replaceAll('b:', ''))).not.toContain(base64);
});

test('long base64 under any name is shown by its size', () => {
  const text = redactText(JSON.stringify({ file: Buffer.alloc(999, 'x').toString('base64') }));
  expect(text).toBe('{"file":"[999 bytes of base64]"}');
});

test('tokens and secrets are hidden in JSON, in forms and in plain text', () => {
  const text = [
    JSON.stringify({ access_token: token, client_secret: 'a"b\\c' }),
    'grant_type=client_credentials&client_secret=s3cr3t&client_assertion=abc&scope=x',
    `the token ${token} was refused`,
  ].join('\n');

  const redacted = redactText(text);

  for (const secret of [token, 's3cr3t', 'a\\"b', '=abc']) expect(redacted).not.toContain(secret);
  expect(redacted).toContain('grant_type=client_credentials&client_secret=[redacted]');
  expect(redacted).toContain('&scope=x');
  expect(redacted).toContain('the token [redacted] was refused');
});

test('ordinary rows pass unchanged', () => {
  const body =
    '{"value":[{"@odata.etag":"W/\\"915244\\"","sample_name":"Demo Book 0","sample_bookid":"60c4e274-0d87-e711-80e5-00155db19e6d"}]}';
  expect(redactText(body)).toBe(body);
});

test('a token is hidden whatever stands before it, also where a text is cut in the midst of it', () => {
  for (const before of ['x-', 'a=', '-', 'eyJ-']) expect(redactText(`${before}${token} b`)).toMatch(/\[redacted\] b$/);
  expect(redactText(`${token}.more.parts!`)).toBe('[redacted]!');
  for (const cut of [20, 30, 80, token.length]) expect(redactText(`a ${token.slice(0, cut)}`)).toBe('a [redacted]');
  expect(redactText('{"password":"a b \\" c')).toBe('{"password":"[redacted]"');
  expect(redactText('beyJond.a.b and eyJ.a.b')).toBe('beyJond.a.b and eyJ.a.b');
});
