import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { unpackPage } from '../../../verdict/reporters/allure/testing/unpack-page';
import { root, runsTypeScript } from '../../command';

const verify = [...runsTypeScript, path.join(root, 'helpers/commands/verify/verify.ts')];

/** A run that was begun: all that it prints, and how it ends. */
export type BegunRun = {
  readonly child: ChildProcess;
  /** Its status, or the signal that ended it, and what it printed. */
  readonly ended: Promise<{ readonly status: number | NodeJS.Signals | null; readonly printed: string }>;
};

/** Begins `verify` with these variables and no other, as the leader of a group of processes. */
export function beginVerify(args: readonly string[], env: Readonly<Record<string, string>>): BegunRun {
  const child = spawn(process.execPath, [...verify, ...args], { cwd: root, env, detached: true });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (printed += String(bytes)));
  const ended = new Promise<Awaited<BegunRun['ended']>>(resolve =>
    child.on('close', (code, signal) => resolve({ status: code ?? signal, printed })),
  );
  return { child, ended };
}

/** The forms that are looked for, written down here anew. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams({ x: secret }).toString().slice(2),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
}

/** Every file in a folder of reports as somebody who opens it sees it, by its path in there. */
export function contentsIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name));
  return new Map(files.map(file => [path.relative(folder, file), contentOf(file)]));
}

/** What a packed page or a trace holds is packed: it is looked at as a browser has it. */
function contentOf(file: string): string {
  if (file.endsWith('.zip')) return contentOfTrace(file);
  const text = readFileSync(file, 'latin1');
  if (!text.includes('id="packed-report"')) return readFileSync(file, 'utf8');
  const { application, texts, binaries } = unpackPage(text);
  return [application, ...Object.values(texts), ...Object.values(binaries).map(fromBase64)].join('\n');
}

/** Of one that was being written when its run was killed, what is there. */
function contentOfTrace(file: string): string {
  try {
    return Object.values(unzipSync(readFileSync(file)))
      .map(bytes => strFromU8(bytes))
      .join('\n');
  } catch {
    return readFileSync(file, 'latin1');
  }
}

const fromBase64 = (text: string): string => Buffer.from(text, 'base64').toString('utf8');
