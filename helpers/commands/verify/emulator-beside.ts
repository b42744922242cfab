import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { startEmulator } from '../emulator/emulator-process';
import type { SentEmulator } from '../../run/settings/emulator-of-parent';

/** The emulator of a run. */
export type EmulatorBeside = {
  /** When it is ready, or has failed. Never rejects. */
  readonly begun: Promise<void>;
  readonly ended: Promise<unknown>;
  /** Ends it, by force where it takes more than seconds. */
  readonly stop: () => Promise<void>;
};

/** Milliseconds that it has to end in order. */
const stopsWithin = 5_000;

/**
 * Starts the emulator of a run while Playwright loads, and sends Playwright its settings. It ends with Playwright, whatever
 * becomes of this process; what it says of errors stands among what the run prints.
 */
export function emulatorBeside(playwright: ChildProcess, args: readonly string[] = []): EmulatorBeside {
  const { process: server, printed } = startEmulator(args, { parent: playwright.pid, isApart: true });
  const ended = once(server, 'exit');
  if (server.stderr !== null)
    createInterface({ input: server.stderr }).on('line', line => process.stderr.write(`[emulator] ${line}\n`));
  const begun = printed
    .then(
      ({ settings }): SentEmulator => ({ settings }),
      (error: unknown): SentEmulator => ({ failure: error instanceof Error ? error.message : String(error) }),
    )
    // One that has ended meanwhile needs no settings.
    .then(sent => {
      if (playwright.connected) playwright.send(sent, () => undefined);
    });
  return {
    begun,
    ended,
    stop: async () => {
      server.kill();
      const force = setTimeout(() => server.kill('SIGKILL'), stopsWithin);
      await ended;
      clearTimeout(force);
    },
  };
}
