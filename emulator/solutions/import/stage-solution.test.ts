import { expect, test } from '@playwright/test';
import { buildPackage, tableXml } from '../testing/package-builder';
import { SolutionSite } from '../testing/solution-site';

const missing =
  '<MissingDependency><Required type="1" schemaName="sample_gone" displayName="Gone" solution="Other (1.0)" /><Dependent type="1" schemaName="sample_book" displayName="Book" /></MissingDependency>';
const stage = (site: SolutionSite, ...draft: Parameters<typeof buildPackage>) =>
  site.operations.stage(buildPackage(...draft), site.organization.system);

test('a staged package changes nothing, and can be fetched by its upload', async () => {
  const site = new SolutionSite();
  const before = site.snapshot();
  const bytes = buildPackage();
  const { uploadId = '', refusal } = await site.operations.stage(bytes, site.organization.system);
  expect(refusal).toBeUndefined();
  expect(site.snapshot()).toEqual(before);
  expect(site.operations.staged(uploadId.toUpperCase(), site.organization.system)).toEqual(bytes);
});

test('a package that the organization cannot take is told from one that it can, and is not kept', async () => {
  const site = new SolutionSite();
  const foreign = await stage(site, { tables: [tableXml('book')] });
  expect(foreign).toMatchObject({ uploadId: undefined, refusal: { code: 0x80048062 }, missingDependencies: [] });
  const newer = await stage(site, { packageVersion: '99.0' });
  expect(newer).toMatchObject({ uploadId: undefined, refusal: { code: 0x80048068 } });
  expect(await stage(site, { missingDependencies: missing })).toMatchObject({
    uploadId: undefined,
    refusal: { code: 0x8004801d },
    missingDependencies: [{ required: { schemaName: 'sample_gone' } }],
  });
});

test('a file that is not a package is refused, and an upload that does not exist is not found', async () => {
  const site = new SolutionSite();
  const { system } = site.organization;
  await expect(site.operations.stage(new TextEncoder().encode('broken'), system)).rejects.toThrow(
    'The solution file is invalid',
  );
  expect(() => site.operations.staged('11111111-2222-4333-8444-555555555555', system)).toThrow('Does Not Exist');
});

test('of many uploads the last ten are kept', async () => {
  const site = new SolutionSite();
  const { system } = site.organization;
  const uploads: string[] = [];
  while (uploads.length < 11) uploads.push((await stage(site)).uploadId ?? '');
  expect(() => site.operations.staged(uploads[0] ?? '', system)).toThrow('Does Not Exist');
  for (const upload of uploads.slice(1)) expect(site.operations.staged(upload, system).length).toBeGreaterThan(0);
});
