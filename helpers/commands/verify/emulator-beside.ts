import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { startEmulator } from '../emulator/emulator-process';
import type { SentEmulator } from '../../run/settings/emulator-of-parent';

/** The emulator of a run. */
export type EmulatorBeside = {
  readonly pid: number | undefined;
  /** When it is ready, or has failed. Never rejects. */
  readonly begun: Promise<void>;
  /** When it has ended, or could not be started: how. Never rejects. */
  readonly ended: Promise<string>;
  /** Ends it, by force where it takes more than seconds. */
  readonly stop: () => Promise<void>;
};

/** Milliseconds that it has to end in order. */
const stopsWithin = 5_000;

/**
 * Starts the emulator of a run while Playwright loads, and sends Playwright its settings. It ends with Playwright, whatever
 * becomes of this process; what it says of errors, and that it ended too early, stands among what the run prints.
 */
export function emulatorBeside(playwright: ChildProcess, args: readonly string[] = []): EmulatorBeside {
  const { process: server, printed } = startEmulator(args, { parent: playwright.pid, isApart: true });
  const ended = endOf(server);
  if (server.stderr !== null)
    createInterface({ input: server.stderr }).on('line', line => process.stderr.write(`[emulator] ${line}\n`));
  const begun = printed
    .then(
      ({ settings }): SentEmulator => {
        void ended.then(how => {
          if (isRunning(playwright)) console.error(endedEarly(how));
        });
        return { settings };
      },
      (error: unknown): SentEmulator => ({ failure: error instanceof Error ? error.message : String(error) }),
    )
    // One that has ended meanwhile needs no settings.
    .then(sent => {
      if (playwright.connected) playwright.send(sent, () => undefined);
    });
  return {
    pid: server.pid,
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

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise(resolve => {
    child.once('exit', (status, signal) => resolve(signal ?? `exit status ${status}`));
    child.once('error', ({ message }) => resolve(message));
  });

const isRunning = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

const endedEarly = (how: string): string =>
  `[emulator] It ended (${how}) while the run went on: what could not be reached from then on is its doing, and says nothing of a client or an environment.\n` +
  '  What to do: run again. Where it is ended again (SIGKILL), the machine has too little memory free; otherwise its own words are above.';
