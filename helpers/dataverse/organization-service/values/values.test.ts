import { expect, test } from '@playwright/test';
import { UnexpectedReplyError } from '../../errors';
import { namespaces } from '../soap/namespaces';
import { readAttributeValue } from './read-value';
import { readXml } from '../../xml/read-xml';
import { type AttributeValue, guid } from './values';
import { writeAttributeValue } from './write-value';
import { writeDocument } from '../soap/elements';

const id = '2e451703-c686-e711-80e5-00155db19e6d';

const values: readonly (readonly [string, AttributeValue])[] = [
  ['string', 'a < b & "c" > d\n e\r é 😀 '],
  ['string', ''],
  ['boolean', true],
  ['boolean', false],
  ['dateTime', new Date('2026-01-02T03:04:05.678Z')],
  ['base64Binary', Uint8Array.of(0, 255, 7)],
  ['guid', guid(id)],
  ['int', { kind: 'integer', value: -2_147_483_648 }],
  ['long', { kind: 'long', value: 9_223_372_036_854_775_807n }],
  ['double', { kind: 'double', value: 1.5e-7 }],
  ['decimal', { kind: 'decimal', value: '12345678901234567890.1234567890' }],
  ['OptionSetValue', { kind: 'choice', value: 100_000_001 }],
  ['Money', { kind: 'money', value: '922337203685477.5807' }],
  ['OptionSetValueCollection', { kind: 'choices', value: [100_000_000, 3] }],
  ['OptionSetValueCollection', { kind: 'choices', value: [] }],
  ['EntityReference', { kind: 'reference', logicalName: 'account', id }],
];

const throughXml = (value: AttributeValue) => readXml(writeDocument(writeAttributeValue('b:value', value)));

test('a value of every type is read as it was written, under the type that .NET gives it', () => {
  for (const [type, value] of values) {
    const node = throughXml(value);

    expect(node.type?.name).toBe(type);
    expect(readAttributeValue(node), type).toEqual(value);
  }
});

test('a missing value is nil and has no type', () => {
  const node = throughXml(null);

  expect(node).toMatchObject({ isNil: true, type: undefined });
  expect(readAttributeValue(node)).toBeNull();
});

const typed = (type: string, content: string) =>
  readXml(
    `<v xmlns:x="${namespaces.xs}" xmlns:z="${namespaces.ser}" xmlns:a="${namespaces.a}" xmlns:i="${namespaces.i}" i:type="${type}">${content}</v>`,
  );

test('a column of a joined table is read as its value', () => {
  const aliased = '<a:AttributeLogicalName>name</a:AttributeLogicalName><a:Value i:type="x:string">Contoso</a:Value>';

  expect(readAttributeValue(typed('a:AliasedValue', aliased))).toBe('Contoso');
});

test('a date without an offset is the same instant on every machine', () => {
  expect(readAttributeValue(typed('x:dateTime', '2026-01-02T00:00:00'))).toEqual(new Date('2026-01-02T00:00:00Z'));
  expect(readAttributeValue(typed('x:dateTime', '2026-01-02T03:04:05.1234567Z'))).toEqual(
    new Date('2026-01-02T03:04:05.123Z'),
  );
});

test('a GUID is read in lower case and without braces, as the Web API writes it', () => {
  expect(readAttributeValue(typed('z:guid', id.toUpperCase()))).toEqual(guid(id));
  expect(readAttributeValue(typed('z:guid', `{${id.toUpperCase()}}`))).toEqual(guid(id));
});

test('text that is not a value of its type is refused with the text', () => {
  for (const [type, content] of [
    ['x:int', '1.5'],
    ['x:int', ''],
    ['x:long', 'many'],
    ['x:boolean', 'yes'],
    ['x:dateTime', 'yesterday'],
    ['x:dateTime', '2026-13-45T00:00:00Z'],
    ['x:base64Binary', '###'],
    ['x:decimal', '1,5'],
    ['z:guid', 'BookCode0'],
    ['z:guid', '{10000000-0000-0000-0000-000000000001'],
    ['a:OptionSetValue', '<a:Value>first</a:Value>'],
  ] as const) {
    expect(() => readAttributeValue(typed(type, content)), `${type} ${content}`).toThrow(UnexpectedReplyError);
  }
});

test('a type that is not known is refused by its name and namespace', () => {
  expect(() => readAttributeValue(typed('a:Mystery', ''))).toThrow(`a value of type Mystery of ${namespaces.a}`);
  expect(() => readAttributeValue(typed('y:string', 'x'))).toThrow('a value of type string of (no namespace)');
});

test('a character that XML cannot carry is never sent', () => {
  expect(() => writeDocument(writeAttributeValue('b:value', 'a\u0000b'))).toThrow('the character U+0000');
  expect(() => writeDocument(writeAttributeValue('b:value', 'a\uD800'))).toThrow('the character U+D800');
});
