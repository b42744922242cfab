import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { strFromU8 } from 'fflate';
import { readXml } from '../../dataverse/xml/read-xml';
import { committedZip, readCommittedPart, readCommittedParts } from './testing/committed-package';
import type { XmlElement } from '../../dataverse/xml/xml-element';
import { elementAt, elementsOf, textOf } from './xml-tree';

const attributesOf = ({ attributes }: XmlElement): Record<string, string> => Object.fromEntries(attributes);
const names = (parent: XmlElement | undefined): string[] => elementsOf(parent).map(({ name }) => name);

test('the package holds its three parts, in order, as well-formed XML', async () => {
  const parts = await readCommittedParts();

  expect([...parts.keys()]).toEqual(['[Content_Types].xml', 'solution.xml', 'customizations.xml']);
  for (const bytes of parts.values()) expect(() => readXml(strFromU8(bytes))).not.toThrow();
});

test('every entry is deflated, dated alike and says nothing of the machine that packed it', async () => {
  const entries = directoryEntries(await readFile(committedZip));

  expect(entries).toHaveLength(3);
  for (const entry of entries) {
    expect(entry.readUInt16LE(4)).toBe(20); // Made by: MS-DOS, version 2.0.
    expect(entry.readUInt16LE(10)).toBe(8); // Deflate.
    expect(entry.readUInt16LE(12)).toBe(12 << 11); // Noon …
    expect(entry.readUInt16LE(14)).toBe((1 << 5) | 1); // … of 1 January 1980.
    expect(entry.readUInt16LE(30)).toBe(0); // No extra field.
    expect(entry.readUInt32LE(38)).toBe(0); // No attributes.
  }
});

test('the parts look like an export: no declaration, no byte order mark, CRLF', async () => {
  const parts = await readCommittedParts();

  for (const name of ['solution.xml', 'customizations.xml']) {
    const text = latin1(parts.get(name));
    expect(text.startsWith('<ImportExportXml ')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  }
  expect(latin1(parts.get('[Content_Types].xml'))).toMatch(
    /^\xEF\xBB\xBF<\?xml version="1\.0" encoding="utf-8"\?><Types /,
  );
});

test('the manifest declares a managed solution with one table and nothing that it depends on', async () => {
  const root = await readCommittedPart('solution.xml');
  const manifest = elementAt(root, 'SolutionManifest');

  expect(attributesOf(root)).toMatchObject({ SolutionPackageVersion: '9.2', languagecode: '1033' });
  expect(names(manifest)).toEqual([
    'UniqueName',
    'LocalizedNames',
    'Descriptions',
    'Version',
    'Managed',
    'Publisher',
    'RootComponents',
    'MissingDependencies',
  ]);
  expect(textOf(elementAt(manifest, 'UniqueName'))).toBe('ChangeTrackingSample');
  expect(textOf(elementAt(manifest, 'Version'))).toBe('1.0.0.0');
  expect(textOf(elementAt(manifest, 'Managed'))).toBe('1');
  expect(elementsOf(elementAt(manifest, 'RootComponents')).map(attributesOf)).toEqual([
    { type: '1', schemaName: 'sample_book', behavior: '0' },
  ]);
  expect(elementAt(manifest, 'MissingDependencies')?.content).toEqual([]);
});

test('the publisher is our own', async () => {
  const publisher = elementAt(await readCommittedPart('solution.xml'), 'SolutionManifest', 'Publisher');

  expect(textOf(elementAt(publisher, 'UniqueName'))).toBe('changetrackingverifier');
  expect(textOf(elementAt(publisher, 'CustomizationPrefix'))).toBe('sample');
  expect(textOf(elementAt(publisher, 'CustomizationOptionValuePrefix'))).toMatch(/^[1-9]\d{4}$/);
});

test('the sections of customizations.xml stand in the order of an export', async () => {
  expect(names(await readCommittedPart('customizations.xml'))).toEqual([
    'Entities',
    'Roles',
    'Workflows',
    'FieldSecurityProfiles',
    'Templates',
    'EntityMaps',
    'EntityRelationships',
    'OrganizationSettings',
    'optionsets',
    'CustomControls',
    'EntityDataProviders',
    'Languages',
  ]);
});

const latin1 = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('latin1');

/** The fixed part of each entry of the zip's central directory. */
function directoryEntries(zip: Buffer): Buffer[] {
  const end = zip.length - 22;
  const entries: Buffer[] = [];
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const entry = zip.subarray(at, at + 46);
    entries.push(entry);
    at += 46 + entry.readUInt16LE(28) + entry.readUInt16LE(30) + entry.readUInt16LE(32);
  }
  return entries;
}
