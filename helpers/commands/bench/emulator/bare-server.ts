import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { generate } from 'selfsigned';

/** What a bare server is started with. */
export type BareServerFiles = { readonly settings: string; readonly caFile: string };

/** Makes what a bare server needs beforehand, so that its start is nothing but its start; and removes it. */
export async function withBareServerFiles<T>(
  answers: Readonly<Record<string, unknown>>,
  act: (files: BareServerFiles) => Promise<T>,
): Promise<T> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'A bare server' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'bare-server-'));
  const files = { settings: path.join(folder, 'settings.json'), caFile: path.join(folder, 'ca.pem') };
  try {
    writeFileSync(files.settings, JSON.stringify({ key, cert, answers }), { mode: 0o600 });
    writeFileSync(files.caFile, cert);
    return await act(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Node's arguments for a bare server. */
export const bareServerArguments = ({ settings }: BareServerFiles): readonly string[] => [
  path.join(__dirname, 'bare-server.mjs'),
  settings,
];

/** Starts a program that says "listening on" where it is, and does something there, told its process. Throws where it ends before. */
export async function onServer<T>(
  args: readonly string[],
  act: (origin: string, pid: number | undefined) => Promise<T>,
): Promise<T> {
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    return await act(await originOf(server.stdout), server.pid);
  } finally {
    const ended = new Promise(resolve => server.once('exit', resolve));
    server.kill();
    await ended;
  }
}

async function originOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, origin] = /^listening on (\S+)/.exec(line) ?? [];
    if (origin !== undefined) return origin;
  }
  throw new Error('The server ended before it listened: its own words say why.');
}
