import { readFileSync } from 'node:fs';
import { parse } from 'dotenv';

/** Variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process's variables, and below them those of `.env` in the working folder. Nothing else in the suite reads either. */
export function environmentVariables(): Environment {
  return { ...dotenvFile(), ...process.env };
}

/** Puts variables into this process, and so into those that it starts from now on. Nothing else in the suite writes `process.env`. */
export function publishVariables(variables: Readonly<Record<string, string>>): void {
  Object.assign(process.env, variables);
}

function dotenvFile(): Environment {
  try {
    return parse(readFileSync('.env'));
  } catch {
    // There need not be one.
    return {};
  }
}
