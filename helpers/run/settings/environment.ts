import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's variables, and below them those of `.env` in the working folder. Nothing else in the suite reads either. */
export function environmentVariables(): Environment {
  return { ...dotenvFile(), ...process.env };
}

function dotenvFile(): Environment {
  try {
    return parse(readFileSync('.env'));
  } catch {
    // There need not be one.
    return {};
  }
}
