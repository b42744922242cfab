import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Environment } from '../../../run/settings/environment';
import { root } from '../../command';
import { childrenProcessorTime } from '../process/processor-time';
import { watchMemory } from '../process/watch-memory';

/** What one run of a program took. */
export type TimedRun = {
  /** By the clock. */
  readonly milliseconds: number;
  /** Of processors, all its processes together, in milliseconds. Undefined where the system does not tell. */
  readonly processor: number | undefined;
  /** The most memory that all its processes were seen to hold together, in megabytes. Undefined where the system does not tell. */
  readonly megabytes: number | undefined;
  /** How it ended and what it said, where that was not with exit status 0. */
  readonly fault: string | undefined;
};

/** Runs Node with these arguments in the project's folder, from its start to its end. No other child may end meanwhile. */
export async function timedRun(args: readonly string[], env: Environment): Promise<TimedRun> {
  const [started, before] = [performance.now(), childrenProcessorTime()];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const mostMemory = watchMemory(child.pid);
  const said = Promise.all([text(child.stdout), text(child.stderr)]);
  const megabytes = await once(child, 'close').then(mostMemory, (error: unknown) => {
    mostMemory();
    throw error;
  });
  const milliseconds = performance.now() - started;
  const after = childrenProcessorTime();
  return {
    milliseconds,
    processor: before === undefined || after === undefined ? undefined : after - before,
    megabytes,
    fault: child.exitCode === 0 ? undefined : `ended with ${child.exitCode}: ${(await said).join('\n').trim()}`,
  };
}
