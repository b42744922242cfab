import { expect, test } from '@playwright/test';
import { largePackage } from '../solutions/testing/large-package';
import { startShell } from '../testing/start-shell';

test('others are answered while a large package is imported', async () => {
  const { send } = await startShell();
  const body = {
    ImportJobId: '11111111-2222-4333-8444-555555555555',
    CustomizationFile: Buffer.from(largePackage(6)).toString('base64'),
    OverwriteUnmanagedCustomizations: false,
    PublishWorkflows: false,
  };
  let isOver = false;
  const importing = send('POST', 'ImportSolution', { body }).finally(() => (isOver = true));
  const publish = async (): Promise<number> => (await send('POST', 'PublishAllXml', { body: {} })).status;
  await expect.poll(publish, { message: 'refused because an import is under way', intervals: [1] }).toBe(429);

  expect((await send('GET', 'WhoAmI')).status).toBe(200);
  expect(isOver).toBe(false);
  expect((await importing).status).toBe(204);
  expect((await send('GET', 'sample_atlass')).status).toBe(200);
});
