import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Environment } from '../../run/settings/environment';
import type { Run } from '../../run/start-run';
import { root, runsTypeScript } from '../command';
import { handedOnSignIn } from './handed-on-sign-in';

/** Whose specs are run. */
type Where = { readonly run: Run; readonly env: Environment };

/** Runs the specs, and cleans up after them where a signal stopped them. */
export async function runPlaywright(args: readonly string[], { run, env }: Where): Promise<void> {
  const cli = require.resolve('@playwright/test/cli');
  const variables = { ...env, ...handedOnSignIn(), VERIFY_PRINTS_VERDICT: 'true' };
  const child = spawn(process.execPath, [cli, 'test', ...args], { cwd: root, env: variables, stdio: 'inherit' });
  const signal = await untilItEnds(child);
  if (signal !== undefined && run.target !== 'emulator') await cleanUpAfter(signal, env);
}

/**
 * Returns the signal that stopped the run, or undefined when it ended by itself. Playwright winds up in order on SIGINT only:
 * on SIGTERM it would die where it stands.
 */
async function untilItEnds(child: ChildProcess): Promise<NodeJS.Signals | undefined> {
  let received: NodeJS.Signals | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    received = signal;
    child.kill('SIGINT');
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
  await once(child, 'exit');
  for (const signal of signals) process.off(signal, stop);
  return received;
}

/** A stopped Playwright leaves its teardown project out. (An emulator of the run is gone with all that was in it.) */
async function cleanUpAfter(signal: NodeJS.Signals, env: Environment): Promise<void> {
  console.log(`\n${signal} stopped the run: removing what it made (npm run cleanup does the same).`);
  const cleanup = [...runsTypeScript, path.join(root, 'helpers/commands/cleanup/cleanup.ts')];
  const variables = { ...env, ...handedOnSignIn() };
  const child = spawn(process.execPath, cleanup, { cwd: root, env: variables, stdio: 'inherit' });
  await once(child, 'exit');
}
