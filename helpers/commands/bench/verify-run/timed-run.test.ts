import { expect, test } from '@playwright/test';
import { environmentVariables } from '../../../run/settings/environment';
import { timedRun } from './timed-run';

/** Keeps a processor busy for so many milliseconds. */
const busy = (milliseconds: number): string =>
  `const t = process.cpuUsage(); while (process.cpuUsage(t).user < ${milliseconds * 1_000});`;

test('the processor time of a run is that of all its processes', async () => {
  test.skip(process.platform !== 'linux', 'no other system tells');
  const below = `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(busy(300))}]);`;

  const { processor, fault } = await timedRun(['-e', `${busy(200)}${below}`], environmentVariables());

  expect(fault).toBeUndefined();
  expect(processor).toBeGreaterThanOrEqual(490);
});

test('the memory of a run is that of all its processes at once', async () => {
  test.skip(process.platform !== 'linux', 'no other system tells');
  const holds = (megabytes: number): string =>
    `const held = Buffer.alloc(${megabytes} << 20, 1); setTimeout(() => held.length, 1500);`;
  const below = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(holds(150))}]);`;

  const { megabytes } = await timedRun(['-e', `${holds(100)}${below}`], environmentVariables());

  expect(megabytes).toBeGreaterThanOrEqual(250);
});

test('a run that fails says so in its own words', async () => {
  const { fault } = await timedRun(['-e', `console.error('no disk'); process.exitCode = 2`], environmentVariables());

  expect(fault).toBe('ended with 2: no disk');
});
