import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { onEmulator } from '../emulator/emulator-process';
import { RunningSync } from './testing/running-sync';

test.describe.configure({ timeout: 120_000 });

test('SIGTERM ends it in order and with 0; through npm, whose shell dies of it, in order too', async ({}, testInfo) => {
  await onEmulator([], async emulator => {
    const settings = { ...emulator, REPORTS_FOLDER: testInfo.outputPath('reports') };
    const lock = path.join(settings.REPORTS_FOLDER, 'replica.lock');
    const args = ['--table', 'account', '--every', '100ms'];

    const direct = RunningSync.start(settings, ...args);
    await direct.says(/account: up to date/);
    expect(await direct.ends('SIGTERM')).toBe(0);
    expect(direct.lines.at(-1)).toMatch(/^Stopped/);
    expect(existsSync(lock)).toBe(false);

    const npm = RunningSync.throughNpm(settings, ...args);
    await npm.says(/account: up to date/);
    await npm.ends('SIGTERM');
    expect(npm.lines.at(-1)).toMatch(/^Stopped/);
    await expect.poll(() => existsSync(lock)).toBe(false);
  });
});
