import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { hideSecrets } from '../../dataverse/http/secret-forms';
import type { Environment } from '../../run/settings/environment';
import { keepsEvidence } from '../../run/settings/keeps-evidence';
import { secretsOf } from '../../run/settings/secrets';

const textFile = /\.(?:json|txt|md|html|xml|svg|csv|properties|log|httpexchange)$/;

const traceFile = /\.zip$/;

/** Takes secrets out of a text. */
export type Scrub = (text: string) => string;

/** What nobody's settings hold and nobody may see: the private key of a certificate, and tokens that were given for it. */
const privateKey = /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:(?!-----END)[^"'])*(?:-----END [A-Z ]*PRIVATE KEY-----)?/g;
const jsonWebToken = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;

/**
 * The last defence: nothing should have written a secret, and what did is blanked. Knows the secrets of the settings, in
 * every form that they may have, and private keys and tokens by what they look like.
 */
export function createScrub(env: Environment): Scrub {
  const secrets = secretsOf(env);
  return text =>
    hideSecrets(text, secrets, '[secret]').replace(privateKey, '[private key]').replace(jsonWebToken, '[token]');
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

/** Rewrites the text files and traces of a folder, and of those below it, that hold a secret. A folder that is not there is clean. */
export function scrubFolder(folder: string, scrub: Scrub): string[] {
  return filesIn(folder).filter(file => scrubFile(file, scrub));
}

/** Rewrites a text file, or a trace of Playwright's, if it holds a secret. Returns whether it did. */
export function scrubFile(file: string, scrub: Scrub): boolean {
  if (!existsSync(file)) return false;
  if (traceFile.test(file)) return scrubTrace(file, scrub);
  if (!textFile.test(file)) return false;
  const text = readFileSync(file, 'utf8');
  const clean = scrub(text);
  if (clean !== text) writeFileSync(file, clean);
  return clean !== text;
}

/** A trace is a zip with what a test did, printed and attached, and with the sources of the specs. */
function scrubTrace(file: string, scrub: Scrub): boolean {
  const entries = Object.entries(entriesOf(file)).map(([name, bytes]) => {
    const text = strFromU8(bytes);
    const clean = scrub(text);
    return { name, bytes: clean === text ? bytes : strToU8(clean), isClean: clean === text };
  });
  if (entries.every(({ isClean }) => isClean)) return false;
  writeFileSync(file, zipSync(Object.fromEntries(entries.map(({ name, bytes }) => [name, bytes]))));
  return true;
}

/** None of one that was being written when its run was killed: nobody can open it. */
function entriesOf(file: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(readFileSync(file));
  } catch {
    return {};
  }
}

function filesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    return entries
      .filter(entry => entry.isFile() && (textFile.test(entry.name) || traceFile.test(entry.name)))
      .map(entry => path.join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
