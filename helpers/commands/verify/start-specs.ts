import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Environment } from '../../run/settings/environment';
import { emulatorComes } from '../../run/settings/emulator-of-parent';
import type { Run } from '../../run/start-run';
import { keepsCode, root, runsTypeScript } from '../command';
import { emulatorBeside } from './emulator-beside';
import { handedOnSignIn } from './handed-on-sign-in';

/** Whose specs are run. */
type Where = { readonly run: Run; readonly env: Environment };

/** Jobs of the emulator last as long as is needed for who looks at once to look too early. */
const shortJobs = ['--import-delay', '50', '--index-delay', '50'];

/** A run of the specs that has been started. */
export type StartedSpecs = {
  /** When an environment is there for them, or it is clear that none comes. Never rejects. */
  readonly begun: Promise<unknown>;
  /** When they have ended, and what a signal left of them is cleaned up. */
  readonly ended: Promise<void>;
};

/**
 * Starts the specs, and beside them the emulator where the run is for one: each takes as long to load as the other. Cleans up
 * after them where a signal stopped them.
 */
export function startSpecs(args: readonly string[], { run, env }: Where): StartedSpecs {
  const onEmulator = run.target === 'emulator';
  const child = spawn(process.execPath, [require.resolve('@playwright/test/cli'), 'test', ...args], {
    cwd: root,
    env: {
      ...env,
      ...keepsCode(env),
      ...handedOnSignIn(),
      VERIFY_PRINTS_VERDICT: 'true',
      ...(onEmulator && emulatorComes),
    },
    stdio: ['inherit', 'inherit', 'inherit', ...(onEmulator ? (['ipc'] as const) : [])],
  });
  const emulator = onEmulator ? emulatorBeside(child, shortJobs) : undefined;
  const finish = async (): Promise<void> => {
    const signal = await untilItEnds(child).finally(() => emulator?.stop());
    if (signal !== undefined && !onEmulator) await cleanUpAfter(signal, env);
  };
  return { begun: emulator?.begun ?? Promise.resolve(), ended: finish() };
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
  try {
    await once(child, 'exit');
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
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
