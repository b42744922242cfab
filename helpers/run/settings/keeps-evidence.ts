import type { Environment } from './environment';
import { settingsSchema } from './schema';

/** Whether reports hold the exchanges with the environment and the values that were compared: `KEEP_EVIDENCE`. */
export function keepsEvidence(env: Environment): boolean {
  const value = env['KEEP_EVIDENCE']?.trim();
  // What is neither true nor false ends a run with a SettingsError before it asks anything.
  return settingsSchema.shape.KEEP_EVIDENCE.safeParse(value === '' ? undefined : value).data ?? true;
}
