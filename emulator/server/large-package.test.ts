import { expect, test } from '@playwright/test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { largePackage } from '../solutions/testing/large-package';
import { startShell } from '../testing/start-shell';

test('others are answered while a large package is imported', async () => {
  const { emulator, send } = await startShell();
  let isOver = false;
  const importing = emulator.solutions
    .importSolution({ customizationFile: largePackage(6) }, emulator.organization.system)
    .finally(() => (isOver = true));
  // The import begins with the next turn: one that let nobody in would be over after it.
  await nextTurn();
  await nextTurn();

  expect((await send('GET', 'WhoAmI')).status).toBe(200);
  expect(await send('POST', 'PublishAllXml', { body: {} })).toMatchObject({
    status: 429,
    body: { error: { message: expect.stringContaining('there is another [Import] running') } },
  });
  expect(isOver).toBe(false);

  await importing;
  expect((await send('GET', 'sample_atlass')).status).toBe(200);
});
