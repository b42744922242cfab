import { expect, test } from '@playwright/test';
import { readXml, XmlError } from './read-xml';

function refused(text: string): string {
  try {
    readXml(text);
  } catch (error) {
    expect(error).toBeInstanceOf(XmlError);
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

test('a document of more elements, or more attributes, than fit into memory is refused', () => {
  const most = { elements: 4, attributes: 6 };
  const read = (element: string, times: number) => () => readXml(`<x>${element.repeat(times)}</x>`, most);

  expect(read('<y/>', 3)).not.toThrow();
  expect(read('<y/>', 4)).toThrow('more than 4 elements');
  expect(read('<y a="" b=""/>', 3)).not.toThrow();
  expect(read('<y a="" b="" c=""/>', 3)).toThrow('more than 6 attributes');
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

test('a fault is told with its line and column', () => {
  expect(refused('<a>\n  <b>\n</a>')).toMatch(/ \(line 3, column \d+\)$/);
  expect(refused('<a/><b/>')).toContain('only one root');
});

test('attributes keep their names and their order, and text its place among elements', () => {
  const root = readXml('<?xml version="1.0"?><a b="1" xmlns:x="urn:x" x:c="2">one<!-- two --><x:d/>three</a>');

  expect([...root.attributes]).toEqual([
    ['b', '1'],
    ['xmlns:x', 'urn:x'],
    ['x:c', '2'],
  ]);
  expect(root.content.map(node => (typeof node === 'string' ? node : node.qualifiedName))).toEqual([
    'one',
    'x:d',
    'three',
  ]);
  expect(root.text).toBe('onethree');
});
