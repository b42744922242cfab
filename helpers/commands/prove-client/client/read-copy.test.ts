import { expect, test } from '@playwright/test';
import { CopyError, readAnswer, readCopy } from './read-copy';

test('a copy is a JSON object a line', () => {
  expect(readCopy('{"a":1}\r\n\n{"b":null}\n')).toEqual([{ a: 1 }, { b: null }]);
  expect(readCopy('')).toEqual([]);
});

test('a line that is no row is named', () => {
  expect(() => readCopy('{}\n[1]\n')).toThrow(new CopyError('line 2 is not a JSON object: [1]'));
  expect(() => readCopy('{"a":')).toThrow('line 1 is not a JSON object: {"a":');
});

test('a client that goes on running says rows, that it has synchronised, or that it failed', () => {
  expect(readAnswer('{"type":"row","row":{"a":1}}')).toEqual({ type: 'row', row: { a: 1 } });
  expect(readAnswer('{"type":"synced"}')).toEqual({ type: 'synced' });
  expect(readAnswer('{"type":"failed"}')).toEqual({ type: 'failed', message: 'it does not say why' });
  for (const line of ['{"type":"row","row":[]}', '{"type":"done"}', 'starting…']) {
    expect(() => readAnswer(line), line).toThrow(CopyError);
  }
});
