import { expect, test } from '@playwright/test';
import { isEmulatorGone } from './emulator-gone';
import { describeProcess } from './run-process';

const own = describeProcess(process.pid);
/** Nothing listens there. */
const environment = { url: 'https://127.0.0.1:9/' };

test('an emulator at an address of this machine is gone when nothing listens there', async () => {
  expect(await isEmulatorGone({ environment, processes: { run: own, workers: [] } })).toBe(true);
  expect(await isEmulatorGone({ environment })).toBe(true);
});

test('the same address in the record of another machine, or of another container, is not this one’s to judge', async () => {
  for (const run of [
    { ...own, host: 'ci-2' },
    { ...own, space: 'another container' },
  ]) {
    expect(await isEmulatorGone({ environment, processes: { run, workers: [] } })).toBe(false);
  }
});
