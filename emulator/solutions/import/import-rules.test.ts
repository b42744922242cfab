import { expect, test } from '@playwright/test';
import { bookColumns, columnXml, keyXml, tableXml } from '../testing/package-builder';
import { SolutionSite } from '../testing/solution-site';

const jobId = '11111111-2222-4333-8444-555555555555';

test('refuses a package of a newer server, and one that names none, before there is an import job', async () => {
  const site = new SolutionSite();
  for (const packageVersion of ['9.3', '10.0', 'abc', `9.2.${'1'.repeat(300)}`, null]) {
    await expect(site.import({ packageVersion }, jobId)).rejects.toMatchObject({
      code: 0x80048068,
      message: expect.stringContaining('package version of 9.2 or earlier'),
    });
  }
  expect(site.job('importjob', jobId)).toBeUndefined();
});

test('refuses the other kind of an installed solution, and another publisher', async () => {
  const managed = new SolutionSite();
  await managed.import();
  await expect(managed.import({ managed: '0' })).rejects.toMatchObject({ code: 0x80048041 });
  await expect(managed.import({ publisher: 'somebody' })).rejects.toMatchObject({ code: 0x8004801c });
  const unmanaged = new SolutionSite();
  await unmanaged.import({ managed: '0' });
  await expect(unmanaged.import()).rejects.toMatchObject({ code: 0x80048040 });
});

test('refuses to change the type of a column, the columns of a key or the ownership of a table', async () => {
  const site = new SolutionSite();
  const key = (column: string): string => keyXml('sample_k', [column]);
  await site.import({ tables: [tableXml('sample_book', { keys: [key('sample_name')] })] });
  await site.organization.jobs.idle();
  const before = site.snapshot();
  const [id = '', name = ''] = bookColumns('sample_book');
  const drafts = [
    { columns: [id, name, columnXml('sample_bookcode', { type: 'int' })] },
    { keys: [key('sample_bookcode')] },
    { ownership: 'OrgOwned' },
  ];
  for (const draft of drafts)
    await expect(site.import({ tables: [tableXml('sample_book', draft)] })).rejects.toMatchObject({ status: 400 });
  expect(site.snapshot()).toEqual(before);
});

test('refuses a damaged package without an import job, and an import job id that is taken or no GUID', async () => {
  const site = new SolutionSite();
  await expect(site.import(new TextEncoder().encode('broken'), jobId)).rejects.toMatchObject({ code: 0x80048060 });
  expect(site.job('importjob', jobId)).toBeUndefined();
  await expect(site.import({}, 'not-a-guid')).rejects.toMatchObject({ code: 0x80044252 });
  await site.import({}, jobId);
  await expect(site.import({}, jobId.toUpperCase())).rejects.toMatchObject({ code: 0x80071155 });
});
