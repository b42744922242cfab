import type { Credential } from './credential';

/**
 * Milliseconds that a first token may take where more than a network stands between: a person who types a code, which is
 * open for a quarter of an hour, or a program that takes its time to start. Undefined where only a network does.
 */
export function firstTokenTime({ kind }: Credential): number | undefined {
  if (kind === 'device-code') return 16 * 60_000;
  return kind === 'azure-cli' ? 60_000 : undefined;
}
