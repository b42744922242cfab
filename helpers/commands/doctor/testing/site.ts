import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { parse } from 'dotenv';
import { generate, type SelfsignedOptions } from 'selfsigned';
import { runDoctor } from '../run-doctor';
import { root, runsTypeScript } from '../../command';
import { Front } from './front';

type Line = { check: string; outcome: string; says?: string; because?: string; whatToDo?: string };
export type Diagnosis = {
  readonly status: number;
  readonly lines: readonly Line[];
  /** All that was printed. */
  readonly text: string;
  /** Milliseconds. */
  readonly took: number;
};

export type Site = {
  readonly front: Front;
  /** Settings with which all is well. */
  readonly env: Readonly<Record<string, string>>;
  /** The same as a user who may only read in its business unit, and as one without a role. */
  readonly reader: Readonly<Record<string, string>>;
  readonly nobody: Readonly<Record<string, string>>;
  /** By who signs in: what the emulator prints for each of its further ways. */
  readonly ways: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts an environment that the emulator plays, with something in front of it that can go wrong. Under another name than
 * `localhost` it is reached through a proxy alone.
 */
export async function startSite(name = 'localhost', ...options: readonly string[]): Promise<Site> {
  const folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
  const caFile = path.join(folder, 'ca.pem');
  const pems = await serverCertificate({ name });
  writeFileSync(caFile, pems.cert);
  const front = await Front.start(pems);
  const emulator = startEmulator(`https://${name}:${front.port}`, options);
  const { listensAt, settings, ways } = await emulator.ready;
  front.leadTo(listensAt);
  const env = { ...settings, DATAVERSE_CA_FILE: caFile };
  const as = (role: string) => ({ ...env, ...ways.get(role) });
  const stop = async (): Promise<void> => {
    emulator.process.kill();
    await front.stop();
    rmSync(folder, { recursive: true });
  };
  const [reader, nobody] = [as('The user reader, role unit-reader,'), as('The user nobody, role none,')];
  return { front, env, reader, nobody, ways, stop };
}

/** A certificate for localhost, by its address too, that vouches for itself, from now on unless told otherwise. */
export async function serverCertificate({
  name = 'localhost',
  ...options
}: SelfsignedOptions & { readonly name?: string } = {}): Promise<{ cert: string; key: string }> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
    ...options,
  });
  return { cert, key };
}

/** What the doctor says of an environment with these settings. */
export async function diagnose(env: Readonly<Record<string, string | undefined>>): Promise<Diagnosis> {
  const printed: string[] = [];
  const before = performance.now();
  const status = await runDoctor({ args: ['--json'], env, print: line => printed.push(line) });
  const text = printed.join('\n');
  const { checks } = JSON.parse(text) as { checks: Line[] };
  return { status, lines: checks, text, took: performance.now() - before };
}

function startEmulator(publicUrl: string, further: readonly string[]) {
  const main = [...runsTypeScript, path.join(root, 'emulator/cli/main.ts')];
  const options = ['--port', '0', '--public-url', publicUrl, '--parent-pid', String(process.pid)];
  const users = ['--user', 'reader=unit-reader', '--user', 'nobody=none'];
  const child = spawn(process.execPath, [...main, ...options, ...users, ...further], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = (async () => {
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.startsWith('listening on ')) break;
    }
    const [own = '', ...others] = lines.join('\n').split(/^# (?=.* signs in with:$)/m);
    const ways = others.map(block => {
      const [who = '', ...settings] = block.replace(/^# /gm, '').split(/ signs in with:\n|\n/);
      return [who, parse(settings.join('\n'))] as const;
    });
    const listensAt = lines.at(-1)?.replace('listening on ', '') ?? '';
    return { settings: parse(own), ways: new Map(ways), listensAt };
  })();
  return { process: child, ready };
}
