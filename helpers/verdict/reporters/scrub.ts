import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hideSecrets } from '../../dataverse/http/secret-forms';
import type { Environment } from '../../run/settings/environment';
import { keepsEvidence } from '../../run/settings/keeps-evidence';
import { secretsOf } from '../../run/settings/secrets';

const textFile = /\.(?:json|txt|md|html|xml|svg|csv|properties|log|httpexchange)$/;

/** Takes secrets out of a text. */
type Scrub = (text: string) => string;

/**
 * The last defence: nothing should have written a secret, and what did is blanked. Knows the secrets of the settings, in
 * every form that they may have.
 */
export function createScrub(env: Environment): Scrub {
  const secrets = secretsOf(env);
  return text => hideSecrets(text, secrets, '[secret]');
}

/** Of a tenant, an app, an organization, a user, a row. */
const anyGuid = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;

/** For what a pipeline shows to everybody: without secrets, and where evidence is not kept without ids too. */
export function createPublishedScrub(env: Environment): Scrub {
  const scrub = createScrub(env);
  return keepsEvidence(env) ? scrub : text => scrub(text).replace(anyGuid, '[id]');
}

/** Scrubs every string of a JSON value but those under the named keys, which are words of a fixed list. */
export function scrubValue(value: unknown, scrub: Scrub, fixed: readonly string[]): unknown {
  if (typeof value === 'string') return scrub(value);
  if (Array.isArray(value)) return value.map(item => scrubValue(item, scrub, fixed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, inner]: [string, unknown]) => [
      key,
      fixed.includes(key) ? inner : scrubValue(inner, scrub, fixed),
    ]),
  );
}

/** Rewrites the text files of a folder, and of those below it, that hold a secret. A folder that is not there is clean. */
export function scrubFolder(folder: string, scrub: Scrub): string[] {
  return textFilesIn(folder).filter(file => {
    const text = readFileSync(file, 'utf8');
    const clean = scrub(text);
    if (clean !== text) writeFileSync(file, clean);
    return clean !== text;
  });
}

function textFilesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    return entries
      .filter(entry => entry.isFile() && textFile.test(entry.name))
      .map(entry => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
