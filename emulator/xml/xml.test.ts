import { expect, test } from '@playwright/test';
import { xmlMarkup, xmlTextMarkup } from './markup';
import { parseXml } from './parse-xml';
import { element, textNode, writeXml } from './write-xml';
import { bare, xmlNamesIn } from './xml-name';

const limits = { depth: 5, elements: 10, attributes: 4, attributeLength: 100, processingInstructions: false };
const read = (text: string) => parseXml(text, limits);
const books = xmlNamesIn('urn:books');

test('what is written is read back, with prefixes that were known and made', () => {
  const text = 'a <b> & "c"\r\n';
  const title = { ...textNode(books('title'), text), type: books('text'), attributes: { note: 'x\ty\n"z"' } };
  const root = read(
    writeXml(element(bare('shelf'), title, textNode(xmlNamesIn('urn:more')('pages'), 3)), { 'urn:books': 'b' }),
  );

  expect(root.textOf(books('title'))).toBe(text);
  expect(root.child(books('title'))?.type).toEqual(books('text'));
  expect(root.child(books('title'))?.attribute('note')).toBe('x\ty\n"z"');
  expect(root.number(xmlNamesIn('urn:more')('pages'))).toBe(3);
  expect(root.child('title')).toBeUndefined();
});

test('a prefix within a value is declared on its own element, those of names on the root, each once', () => {
  const page = { ...element(books('page'), textNode(books('line'), 'a')), type: xmlNamesIn('urn:kinds')('left') };
  const code = { name: bare('code'), content: books('lost') };
  const xml = writeXml({ ...element(books('shelf'), page, code), type: books('tall') }, { 'urn:books': 'b' });

  expect(xml).toContain('<b:page xmlns:n2="urn:kinds" i:type="n2:left">');
  expect(xml).toContain('<code xmlns:b="urn:books">b:lost</code>');
  expect(xml.split('<b:page')[0]).not.toContain('urn:kinds');
  expect(read(xml).type).toEqual(books('tall'));
});

test('markup is read back without the characters that XML cannot hold', () => {
  const root = read(xmlMarkup('a', { b: '<\u0001"\n', c: undefined }, xmlTextMarkup('d', '\ud83d\ude00\u0000&\uffff')));

  expect(root.attribute('b')).toBe('<"\n');
  expect(root.attribute('c')).toBeUndefined();
  expect(root.textOf('d')).toBe('\ud83d\ude00&');
});

test('processing instructions are passed over where they may be', () => {
  const text = '<?xml version="1.0"?><?style href="x"?><a/>';

  expect(() => read(text)).toThrow(expect.objectContaining({ kind: 'not-accepted' }));
  expect(parseXml(text, { ...limits, processingInstructions: true }).name).toEqual(bare('a'));
});

test('nil and absent are the same, and a flag is written in three ways', () => {
  const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
  const root = read(`<a><b ${nil}/><c>True</c><c>0</c><d> </d></a>`);

  expect(root.child('b')).toBeUndefined();
  expect(root.at('b').map(found => found.isNil)).toEqual([true]);
  expect(root.flag('c')).toBe(true);
  expect(root.trimmedTextOf('d')).toBeUndefined();
  expect(root.number('c')).toBeUndefined();
});
