import { expect, test } from '@playwright/test';
import { packageLimits } from './archive/limits';
import { parsePackagePart } from './parse-package-part';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, limits = packageLimits) => parsePackagePart(encode(text), 'part.xml', limits);
const notWellFormed = expect.objectContaining({ code: 0x80048013, status: 400 });
const invalid = expect.objectContaining({ code: 0x8004802c, status: 400 });

async function refusalOf(bytes: string | Uint8Array, limits = packageLimits): Promise<unknown> {
  try {
    await parsePackagePart(typeof bytes === 'string' ? encode(bytes) : bytes, 'part.xml', limits);
  } catch (error) {
    return error;
  }
  return 'accepted';
}

test('reads elements, attributes and text, after a byte order mark and a declaration', async () => {
  const root = await read(
    '\uFEFF<?xml version="1.0" encoding="utf-8"?>\r\n<a x="1"><b> one </b><b>two</b><!-- c --><e/></a>',
  );
  expect(root.name).toEqual({ namespace: '', name: 'a' });
  expect(root.attribute('x')).toBe('1');
  expect(root.at('b').map(element => element.text)).toEqual([' one ', 'two']);
  expect(root.trimmedTextOf('e')).toBeUndefined();
});

test('decodes predefined entities and character references once, and leaves CDATA as it is', async () => {
  const root = await read('<a x="&lt;&#1575;&quot;"><b>&amp;lt; &#x41;</b><c><![CDATA[<d>&amp;]]></c></a>');
  expect(root.attribute('x')).toBe('<\u0627"');
  expect(root.trimmedTextOf('b')).toBe('&lt; A');
  expect(root.trimmedTextOf('c')).toBe('<d>&amp;');
});

test('refuses XML that is cut off, has an unclosed or repeated part, two roots or none', async () => {
  const texts = [
    '',
    'text',
    '<a>',
    '<a><b></a>',
    '<a><b/>',
    '<a x="1',
    '<a x="1" x="2"/>',
    '<a/><b/>',
    '<a>&',
    '<a>&foo;</a>',
  ];
  for (const text of [...texts, '<a>&#xFFFFFFFF;</a>']) expect(await refusalOf(text), text).toEqual(notWellFormed);
});

test('refuses bytes that are not UTF-8', async () => {
  expect(await refusalOf(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e))).toEqual(notWellFormed);
  expect(await refusalOf(Buffer.from('\uFEFF<a/>', 'utf16le'))).toEqual(notWellFormed);
});

test('refuses a document type definition, whatever it declares', async () => {
  expect(await refusalOf('<!DOCTYPE a><a/>')).toEqual(invalid);
  expect(await refusalOf('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toEqual(invalid);
  expect(await refusalOf('<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>')).toEqual(invalid);
});

test('refuses elements that are nested too deeply, and takes the depth that is allowed', async () => {
  const nested = (depth: number): string => '<a>'.repeat(depth) + '</a>'.repeat(depth);
  expect(await refusalOf(nested(packageLimits.xml.depth))).toBe('accepted');
  expect(await refusalOf(nested(packageLimits.xml.depth + 1))).toEqual(invalid);
  expect(await refusalOf(nested(100_000))).toEqual(invalid);
});

test('counts depth and not siblings, also where attributes hold angle brackets', async () => {
  expect(await refusalOf(`<a>${'<b x="1>2"/><c></c>'.repeat(200)}</a>`)).toBe('accepted');
});

test('refuses more elements, more attributes and longer ones than are allowed', async () => {
  const limits = { ...packageLimits, xml: { ...packageLimits.xml, elements: 3, attributes: 2, attributeLength: 4 } };
  expect(await refusalOf('<a><b/><c x="1234"/></a>', limits)).toBe('accepted');
  expect(await refusalOf('<a><b/><c/><d/></a>', limits)).toEqual(invalid);
  expect(await refusalOf('<a x="12345"/>', limits)).toEqual(invalid);
  expect(await refusalOf('<a x="1" y="2" z="3"/>', limits)).toEqual(invalid);
});

test('keeps hostile names away from the prototypes of objects', async () => {
  const root = await read('<a __proto__="1" hasOwnProperty="1"><__proto__ polluted="1"/><valueOf>2</valueOf></a>');
  expect(root.attribute('polluted')).toBeUndefined();
  expect(root.attribute('__proto__')).toBe('1');
  expect(root.child('__proto__')?.attribute('polluted')).toBe('1');
  expect(Object.keys(Object.prototype)).toEqual([]);
});
