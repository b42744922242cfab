import { once } from 'node:events';
import { z } from 'zod';
import type { Environment } from './environment';

const name = 'CHANGE_TRACKING_EMULATOR_COMES';

/** Tells a process that its parent starts the emulator of the run, and sends it the settings. */
export const emulatorComes: Readonly<Record<string, string>> = { [name]: 'true' };

export const isEmulatorToCome = (env: Environment): boolean => env[name] === 'true';

/** What a parent sends: the variables of an emulator that is ready, or why there is none. */
export type SentEmulator = { readonly settings: Readonly<Record<string, string>> } | { readonly failure: string };

const sentSchema = z.union([
  z.strictObject({ settings: z.record(z.string(), z.string()) }),
  z.strictObject({ failure: z.string() }),
]);

/**
 * Waits for what the parent sends, also where that came before anybody asked. Throws an error in its words where it has no
 * emulator, or where it is gone.
 */
export async function emulatorOfParent(): Promise<Readonly<Record<string, string>>> {
  const stopped = new AbortController();
  const { signal } = stopped;
  const isGone = once(process, 'disconnect', { signal }).then((): never => {
    throw new Error('Who was to start the emulator is gone.');
  });
  try {
    if (!process.connected) throw new Error('Nobody is there who was to start the emulator.');
    const came: readonly unknown[] = await Promise.race([once(process, 'message', { signal }), isGone]);
    const known = sentSchema.parse(came[0]);
    if ('failure' in known) throw new Error(known.failure);
    return known.settings;
  } finally {
    isGone.catch(() => undefined);
    stopped.abort();
  }
}
