import { expect, test } from '@playwright/test';
import { readableBody } from './readable-body';

test('JSON has a line for each value', () => {
  expect(readableBody('{"value":[{"name":"a","n":1}]}')).toBe(
    '{\n  "value": [\n    {\n      "name": "a",\n      "n": 1\n    }\n  ]\n}',
  );
});

test('XML has a line for each element, and no value gains white space', () => {
  const soap =
    '<s:B xmlns:s="urn:s"><s:key> a\n&amp; b</s:key><s:nil i:nil="true" xmlns:i="urn:i"/><p>one<b>two</b></p></s:B>';

  expect(readableBody(soap)).toBe(
    [
      '<s:B xmlns:s="urn:s">',
      '  <s:key> a\n&amp; b</s:key>',
      '  <s:nil i:nil="true" xmlns:i="urn:i"/>',
      '  <p>one<b>two</b></p>',
      '</s:B>',
    ].join('\n'),
  );
});

test('what is neither, or half of it, or would change, stands as it is', () => {
  for (const body of ['--batch_1\r\n\r\n{}', '{"half":', '<half>', '', 'text', '{"version":12345678901234567890}']) {
    expect(readableBody(body)).toBe(body);
  }
});
