import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { root, runsTypeScript } from '../command';
import { emulatorBeside } from './emulator-beside';

const awaitEmulator = JSON.stringify(path.join(root, 'helpers/run/await-emulator.ts'));

/** A process that is told of the emulator as Playwright is; it asks when so many milliseconds have passed. */
function listener({ asksAfter = 0, isTold = true } = {}): {
  readonly child: ChildProcess;
  readonly said: Promise<string>;
} {
  const script = `
    const { default: awaitEmulator } = require(${awaitEmulator});
    const say = said => process.stdout.write(String(said), () => process.exit());
    setTimeout(() => awaitEmulator().then(() => say(process.env.DATAVERSE_URL), ({ message }) => say(message)), ${asksAfter});`;
  const stdio = ['ignore', 'pipe', 'inherit', ...(isTold ? (['ipc'] as const) : [])] as const;
  const child = spawn(process.execPath, [...runsTypeScript, '-e', script], { cwd: root, stdio: [...stdio] });
  return { child, said: child.stdout === null ? Promise.resolve('') : text(child.stdout) };
}

test('the settings of an emulator come to who waits for them, and to who asks later', async () => {
  for (const asksAfter of [0, 2_500]) {
    const { child, said } = listener({ asksAfter });
    const emulator = emulatorBeside(child);
    expect(await said).toMatch(/^https:\/\/localhost:\d+$/);
    await emulator.stop();
  }
});

test('an emulator that ends while the run goes on is told, with how it ended', async () => {
  const script = `
    const { spawn } = require('node:child_process');
    const { emulatorBeside } = require(${JSON.stringify(path.join(root, 'helpers/commands/verify/emulator-beside.ts'))});
    const playwright = spawn(process.execPath, ['-e', 'process.stdin.resume(); process.on("message", ({ settings }) => console.log(settings.DATAVERSE_URL))'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
    const emulator = emulatorBeside(playwright);
    playwright.stdout.once('data', () => process.kill(emulator.pid, 'SIGKILL'));
    emulator.ended.then(() => playwright.kill());`;
  const child = spawn(process.execPath, [...runsTypeScript, '-e', script], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });

  expect(await text(child.stderr)).toMatch(
    /^\[emulator\] It ended \(SIGKILL\) while the run went on: .*\n {2}What to do: run again/,
  );
});

test('who waits for an emulator that does not start is told', async () => {
  const { child, said } = listener();
  const emulator = emulatorBeside(child, ['--no-such-option']);

  expect(await said).toMatch(/^The emulator ended, or a minute did, before it listened\.$/);
  await emulator.begun;
  await emulator.stop();
});

test('who waits does so no longer than somebody is there who could tell', async () => {
  const { child, said } = listener();
  await once(child, 'spawn');
  child.disconnect();
  expect(await said).toMatch(/ gone\.$|^Nobody is there /);

  expect(await listener({ isTold: false }).said).toBe('Nobody is there who was to start the emulator.');
});

test('an emulator ends with the process that it is for, which may end before it is ready', async () => {
  const { child } = listener({ asksAfter: 60_000 });
  const emulator = emulatorBeside(child);
  child.kill('SIGKILL');

  await emulator.begun;
  await emulator.ended;
});
