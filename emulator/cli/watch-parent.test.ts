import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watchParent } from './watch-parent';

test('the end of a process is noticed, and not before', async () => {
  const script = 'process.stdin.resume(); console.log("up")';
  const child = spawn(process.execPath, ['--eval', script], { stdio: ['pipe', 'pipe', 'ignore'] });
  let exited = false;
  child.once('exit', () => (exited = true));
  const exitedWhenNoticed = new Promise<boolean>(resolve => watchParent(child.pid ?? 0, () => resolve(exited), 1));

  // It takes many intervals until the process speaks: it was looked at while it lived.
  await once(child.stdout, 'data');
  child.kill('SIGKILL');

  expect(await exitedWhenNoticed).toBe(true);
});
