import { expect, test } from '@playwright/test';
import { readManifest } from './read-manifest';
import { parseXml } from '../../xml/parse-xml';
import { packageLimits } from './archive/limits';
import { solutionXml } from '../testing/package-builder';

const read = (xml: string) => readManifest(parseXml(xml, packageLimits.xml));

test('reads names, version, kind, publisher and root components', () => {
  expect(read(solutionXml())).toMatchObject({
    uniqueName: 'Books',
    friendlyName: 'Label of Books',
    description: '',
    version: '1.0.0.0',
    isManaged: true,
    packageVersion: '9.2',
    publisher: { uniqueName: 'samples', friendlyName: 'Samples', prefix: 'sample', optionValuePrefix: 72700 },
    rootComponents: [{ type: 1, schemaName: 'sample_book', id: null, behavior: 0 }],
    missingDependencies: [],
  });
});

test('takes versions of two to four numbers', () => {
  for (const version of ['1.0', '1.2.4', '1.0.0.0']) expect(read(solutionXml({ version })).version).toBe(version);
  for (const version of ['1', '1.0.0.0.0', '1.x', '-1.0', 'latest']) {
    expect(() => read(solutionXml({ version })), version).toThrow(expect.objectContaining({ code: 0x8004f01e }));
  }
});

test('refuses unique names with characters that Dataverse does not allow', () => {
  for (const uniqueName of ['1Books', 'My Books', 'books-2', 'b\u00fccher', 'a'.repeat(66)]) {
    expect(() => read(solutionXml({ uniqueName })), uniqueName).toThrow(expect.objectContaining({ code: 0x8004f002 }));
  }
});

test('refuses a Managed value other than 0 and 1, as unpacked sources have it', () => {
  expect(read(solutionXml({ managed: '0' })).isManaged).toBe(false);
  expect(() => read(solutionXml({ managed: '2' }))).toThrow(expect.objectContaining({ code: 0x8004801a }));
});

test('refuses a prefix that no publisher can have, and a manifest without a publisher', () => {
  const invalid = expect.objectContaining({ code: 0x8004802c });
  for (const prefix of ['s', '1abc', 'sam_ple', 'waytoolongprefix']) {
    expect(() => read(solutionXml({ prefix })), prefix).toThrow(invalid);
  }
  expect(() => read(solutionXml().replaceAll('Publisher>', 'Nobody>'))).toThrow(invalid);
  expect(() => read('<Other />')).toThrow(invalid);
});

test('prefers the English label, and takes another language where there is none', () => {
  const labels = (languages: readonly string[]): string =>
    languages.map(code => `<LocalizedName description="in ${code}" languagecode="${code}" />`).join('');
  const withLabels = (languages: readonly string[]): string =>
    solutionXml().replace(/<LocalizedName description="Label of Books"[^>]*>/u, labels(languages));
  expect(read(withLabels(['1031', '1033'])).friendlyName).toBe('in 1033');
  expect(read(withLabels(['1031'])).friendlyName).toBe('in 1031');
  expect(read(withLabels([])).friendlyName).toBe('Books');
});

test('reads a declared dependency with its solution, and drops what is not part of its shape', () => {
  const missingDependencies =
    '<MissingDependency><Required type="1" schemaName="x_other" displayName="&quot;Other&quot;" solution="Others (1.2)" evil="1"/>' +
    '<Dependent type="10" schemaName="x_rel" displayName="Rel" parentSchemaName="sample_book"/></MissingDependency>';
  const [dependency] = read(solutionXml({ missingDependencies })).missingDependencies;
  expect(dependency).toMatchObject({
    required: { type: 1, schemaName: 'x_other', displayName: '"Other"' },
    dependent: { type: 10, parentSchemaName: 'sample_book' },
    requiredSolution: 'Others',
  });
  expect(dependency?.xml).toContain('displayName="&quot;Other&quot;"');
  expect(dependency?.xml).not.toContain('evil');
});
