import { expect, test } from '@playwright/test';
import { SolutionSite } from './testing/solution-site';

const jobId = '11111111-2222-4333-8444-555555555555';

test('warns in the job of each root component that is left aside, and of no other', async () => {
  const site = new SolutionSite();
  const moreRoots =
    '<RootComponent type="80" schemaName="sample_App" /><RootComponent type="appaction" schemaName="x" />';
  await site.import({ moreRoots }, jobId);
  const data = String(site.job('importjob', jobId)?.['data']);
  const results = data.split('<rootComponent ').slice(1);
  expect(results[0]).toContain('<result result="success" errorcode="0" errortext=""');
  expect(results[1]).toContain(
    'processed="true"><result result="warning" errorcode="0" errortext="The emulator leaves components of type 80 aside."',
  );
  expect(results[2]).toContain('errortext="The emulator leaves components of this type aside."');
});
