import { z } from 'zod';
import { SettingsError } from '../../dataverse/errors';
import type { Environment } from './environment';

/** What `npm run prove:client` hands on to the tests that it starts, by the names of the variables. */
const clientSettingsSchema = z.object({
  /** The line that synchronises, for the shell. */
  CLIENT_COMMAND: z.string().min(1),
  /** The folder that it is run in. */
  CLIENT_FOLDER: z.string().min(1),
  /** `true`: it goes on running, and is talked to. */
  CLIENT_KEEPS_RUNNING: z.enum(['true', 'false']).default('false'),
  /** Seconds that a synchronisation may take. */
  CLIENT_SECONDS: z.coerce.number().int().min(1).max(600).default(60),
  /** Repeats the random histories. */
  CLIENT_SEED: z.coerce.number().int().nonnegative().optional(),
  /** How many random histories are played. */
  CLIENT_RUNS: z.coerce.number().int().min(1).max(10_000).default(20),
});

export type ClientSettings = {
  readonly command: string;
  readonly folder: string;
  readonly keepsRunning: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly seed: number | undefined;
  readonly runs: number;
};

/** The variables that {@link loadClientSettings} reads. */
export type ClientVariables = Partial<Record<keyof typeof clientSettingsSchema.shape, string>>;

/** Throws SettingsError with all that is missing or wrong. */
export function loadClientSettings(env: Environment): ClientSettings {
  const { success, data, error } = clientSettingsSchema.safeParse(env);
  if (!success) {
    throw new SettingsError(
      `What is to be proved is not said: ${z.prettifyError(error).replace(/\s+/g, ' ')}`,
      'start it with `npm run prove:client -- "command that synchronises"`.',
    );
  }
  return {
    command: data.CLIENT_COMMAND,
    folder: data.CLIENT_FOLDER,
    keepsRunning: data.CLIENT_KEEPS_RUNNING === 'true',
    timeout: data.CLIENT_SECONDS * 1_000,
    seed: data.CLIENT_SEED,
    runs: data.CLIENT_RUNS,
  };
}
