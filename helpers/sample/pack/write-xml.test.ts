import { expect, test } from '@playwright/test';
import { parseSourceXml } from './source-files';
import { encodeXml } from './write-xml';

const rewrite = (text: string): string => new TextDecoder().decode(encodeXml(parseSourceXml(text, 'part.xml')));

test('text, numbers and blanks are written as they were read', () => {
  const text = '<a x="1 &amp; &quot;2&quot;&#xA;" y="007"><b> 1.0 </b><c>&lt;é&gt; &#xD;عربي</c><d> </d></a>';

  expect(rewrite(text).replaceAll(/\r\n */g, '')).toBe(text);
});

test('indentation is made anew, two blanks a level, with CRLF', () => {
  expect(rewrite('<a>\n\t<b>\n<c/></b>\n\n</a>')).toBe('<a>\r\n  <b>\r\n    <c />\r\n  </b>\r\n</a>');
});

test('an element with nothing in it closes itself', () => {
  expect(rewrite('<a><b></b><c>\n</c></a>')).toBe('<a>\r\n  <b />\r\n  <c />\r\n</a>');
});

test('text beside elements keeps its spacing', () => {
  expect(rewrite('<a>one <b>two</b>\n three</a>')).toBe('<a>one <b>two</b>\r\n three</a>');
});

test('a reference becomes the character that it stands for, where that can stand for itself', () => {
  expect(rewrite('<a x="&apos;&#9;"><b>&#233;&quot;&amp;</b></a>')).toBe(`<a x="'&#x9;">\r\n  <b>é"&amp;</b>\r\n</a>`);
});

test('prefixes and their declarations are written as they were read', () => {
  const text = '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b xsi:nil="true" /></a>';

  expect(rewrite(text).replaceAll(/\r\n */g, '')).toBe(text);
});

test('a CDATA section becomes the text that it stands for', () => {
  expect(rewrite('<a><![CDATA[1 < 2 & 3]]></a>')).toBe('<a>1 &lt; 2 &amp; 3</a>');
});

test('an attribute in single quotes is written in double quotes', () => {
  expect(rewrite(`<a x='say "yes"' />`)).toBe('<a x="say &quot;yes&quot;" />');
});

test('comments and the declaration stay in the source', () => {
  expect(rewrite('<?xml version="1.0"?><!-- why --><a><!-- what --><b /></a>')).toBe('<a>\r\n  <b />\r\n</a>');
});
