import { expect, test } from '@playwright/test';
import { largePackage } from './testing/large-package';
import { columnXml, partialTableXml, tableXml } from './testing/package-builder';
import { SolutionSite } from './testing/solution-site';

const jobId = '11111111-2222-4333-8444-555555555555';
const lock = (requested: string, running: string): Record<string, unknown> => ({
  status: 429,
  code: 0x80071151,
  message: expect.stringContaining(
    `Cannot start the requested operation [${requested}] because there is another [${running}] running at this moment. Use Solution History for more details. -- The solution installation or removal failed due to the installation or removal of another solution at the same time. Please try again later.`,
  ),
});
const startImport = (site: SolutionSite, draft = {}, id?: string) =>
  site.operations.importSolutionAsync(site.request(draft, id), site.organization.system);

test('imports in a job of type 203 whose import job comes when it starts', async () => {
  const site = new SolutionSite();
  const { asyncOperationId, importJobKey } = startImport(site, {}, jobId);
  expect(importJobKey).not.toBe(jobId);
  expect(site.job('asyncoperation', asyncOperationId)).toMatchObject({ statecode: 0, operationtype: 203 });
  expect(site.job('importjob', jobId)).toBeUndefined();
  await expect.poll(() => site.job('importjob', jobId), { intervals: [1] }).toBeDefined();
  await site.organization.jobs.idle();
  expect(site.job('asyncoperation', asyncOperationId)).toMatchObject({ statecode: 3, statuscode: 30 });
  expect(site.job('importjob', jobId)).toMatchObject({
    progress: 100,
    startedon: expect.stringMatching(/Z$/),
    solutionname: 'Books',
    solutionid: { id: site.solution('Books').id },
  });
});

test('shows a running import in its job: no progress, nothing processed', async () => {
  const site = new SolutionSite();
  site.organization.jobs.delay = 200;
  startImport(site, {}, jobId);
  await expect.poll(() => site.job('importjob', jobId), { intervals: [1] }).toBeDefined();
  const job = site.job('importjob', jobId);
  expect(job).toMatchObject({ progress: 0, data: expect.stringContaining('processed="false"') });
  expect(job).not.toHaveProperty('completedon');
  expect(String(job?.['data'])).not.toContain('<result ');
  expect(site.operations.formattedResults(jobId)).toContain('Unprocessed');
  site.organization.close();
});

test('does nothing when its job is canceled while a large package is read', async () => {
  const site = new SolutionSite();
  const { asyncOperationId } = startImport(site, largePackage(4), jobId);
  const state = (): unknown => site.job('asyncoperation', asyncOperationId)?.['statecode'];
  await expect.poll(state, { intervals: [1] }).toBe(2);
  expect(site.job('importjob', jobId)).toBeUndefined();
  site.organization.jobs.cancel(asyncOperationId);
  await site.organization.jobs.idle();
  expect(site.job('asyncoperation', asyncOperationId)).toMatchObject({ statecode: 3, statuscode: 32 });
  expect(site.job('importjob', jobId)).toBeUndefined();
  expect(site.organization.tables.byName('sample_atlas')).toBeUndefined();
  await site.import();
});

test('opens the import job of a large package once it is read', async () => {
  const site = new SolutionSite();
  startImport(site, largePackage(4), jobId);
  await site.organization.jobs.idle();
  expect(site.job('importjob', jobId)).toMatchObject({ progress: 100, solutionname: 'Atlas' });
});

test('names the import job itself where the caller chose no id', async () => {
  const site = new SolutionSite();
  const { importJobKey } = startImport(site);
  await site.organization.jobs.idle();
  expect(site.job('importjob', importJobKey)).toMatchObject({ progress: 100 });
});

test('fails the job of a package that is broken, and leaves no import job', async () => {
  const site = new SolutionSite();
  const { asyncOperationId } = startImport(site, new TextEncoder().encode('broken'), jobId);
  await site.organization.jobs.idle();
  expect(site.job('asyncoperation', asyncOperationId)).toMatchObject({
    statecode: 3,
    statuscode: 31,
    errorcode: 0x80048060 | 0,
    message: expect.stringContaining('The solution file is invalid'),
  });
  expect(site.job('importjob', jobId)).toBeUndefined();
});

test('fails the job of a package that the organization cannot take, and says so in the import job', async () => {
  const site = new SolutionSite();
  const before = site.snapshot();
  const { asyncOperationId } = startImport(site, { tables: [tableXml('book')] }, jobId);
  await site.organization.jobs.idle();
  expect(site.job('asyncoperation', asyncOperationId)).toMatchObject({ statuscode: 31, errorcode: 0x80048062 | 0 });
  expect(site.job('importjob', jobId)).toMatchObject({ data: expect.stringContaining('errorcode="0x80048062"') });
  expect(site.snapshot()).toEqual(before);
});

test('refuses other customizations from the request of an import to its end', async () => {
  const site = new SolutionSite();
  startImport(site);
  await expect(site.operations.publishAll(site.organization.system)).rejects.toMatchObject(
    lock('PublishAll', 'Import'),
  );
  await expect(site.uninstall('Default')).rejects.toMatchObject(lock('Uninstall', 'Import'));
  await expect(site.import()).rejects.toMatchObject(lock('Import', 'Import'));
  expect(() => startImport(site)).toThrow(expect.objectContaining(lock('Import', 'Import')));
  await site.organization.jobs.idle();
  await site.operations.publishAll(site.organization.system);
  await site.uninstall('Books');
});

test('refuses a customization that comes together with a synchronous one', async () => {
  const site = new SolutionSite();
  const outcomes = await Promise.allSettled([site.import(), site.operations.publishAll(site.organization.system)]);
  expect(outcomes).toMatchObject([
    { status: 'fulfilled' },
    { status: 'rejected', reason: lock('PublishAll', 'Import') },
  ]);
  await site.operations.publishAll(site.organization.system);
});

test('gives the lock back after a refusal, and after a job that was cancelled or deleted', async () => {
  const site = new SolutionSite();
  const { rows, jobs, system } = site.organization;
  await expect(site.import({ uniqueName: 'Default' })).rejects.toMatchObject({ status: 400 });
  jobs.cancel(startImport(site).asyncOperationId);
  const { asyncOperationId } = startImport(site);
  rows.remove('asyncoperation', asyncOperationId, system, { bySystem: true });
  await site.operations.publishAll(site.organization.system);
  await jobs.idle();
  expect(() => site.solution('Books')).toThrow();
});

test('uninstalls in a job of type 208, which fails when others depend on the solution', async () => {
  const site = new SolutionSite();
  await site.import();
  await site.import({ uniqueName: 'Extra', tables: [partialTableXml('sample_book', [columnXml('sample_extra')])] });
  const uninstall = async (uniqueName: string): Promise<unknown> => {
    const { asyncOperationId } = site.operations.uninstallAsync(uniqueName, site.organization.system);
    await site.organization.jobs.idle();
    return site.job('asyncoperation', asyncOperationId);
  };
  expect(await uninstall('Books')).toMatchObject({ operationtype: 208, statuscode: 31, errorcode: 0x8004f01d | 0 });
  expect(site.organization.tables.byName('sample_book')).toBeDefined();
  expect(await uninstall('Extra')).toMatchObject({ statuscode: 30 });
  expect(await uninstall('Books')).toMatchObject({ operationtype: 208, statuscode: 30 });
  expect(site.organization.tables.byName('sample_book')).toBeUndefined();
});

test('writes a success into the import job as live environments do: 80 in the data, 100 in the row', async () => {
  const site = new SolutionSite();
  await site.import({}, jobId);
  const job = site.job('importjob', jobId);
  const data = String(job?.['data']);
  expect(job).toMatchObject({ progress: 100 });
  expect(data).toMatch(/^<importexportxml start="\d{18}" stop="\d{18}" progress="80" processed="true">/u);
  expect(data).toContain('<UniqueName>Books</UniqueName>');
  expect(data.match(/<result result="success" errorcode="0" errortext=""/gu)).toHaveLength(3);
});

test('formats results as a workbook and keeps hostile names inert', async () => {
  const site = new SolutionSite();
  const hostile = tableXml().replace('description="Label of sample_book"', 'description="&lt;script&gt;&amp;&quot;"');
  await site.import({ tables: [hostile] }, jobId);
  const workbook = site.operations.formattedResults(jobId);
  expect(workbook).toContain('<Data ss:Type="String">&lt;script&gt;&amp;"</Data>');
  expect(workbook).not.toContain('<script>');
  expect(workbook).toContain('<Data ss:Type="String">success</Data>');
  expect(() => site.operations.formattedResults('99999999-2222-4333-8444-555555555555')).toThrow(
    expect.objectContaining({ status: 404 }),
  );
});
