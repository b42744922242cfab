import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A PostgreSQL server of a test, with the address of its database. */
export type PostgresServer = {
  readonly url: string;
  /** Ends it, and starts it again at the same address with what was committed. */
  readonly shutDown: () => Promise<void>;
  readonly comeBack: () => Promise<void>;
  /** Ends it for good. */
  readonly stop: () => Promise<void>;
};

/** Where Debian puts the programs of a server; undefined where none is installed. */
export function installedPostgres(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const found = existsSync(versions) ? readdirSync(versions).toSorted((a, b) => Number(b) - Number(a)) : [];
  return found.map(version => path.join(versions, version, 'bin')).find(bin => existsSync(path.join(bin, 'initdb')));
}

/** Starts a server with data of its own on a free port of this computer. It refuses to be root: there it runs as postgres. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const { folder, data, as } = makeData(bin);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap(setting => ['-c', setting])];
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(path.join(bin, 'postgres'), args, { ...as, cwd: folder, stdio: 'ignore' });
    await untilReady(bin, port, started);
    return started;
  };
  let server = await start();
  const shutDown = async (): Promise<void> => {
    if (server.exitCode !== null) return;
    server.kill('SIGINT');
    await once(server, 'exit');
  };
  return {
    url: `postgres://test@127.0.0.1:${port}/postgres`,
    shutDown,
    comeBack: async () => void (server = await start()),
    stop: async () => {
      await shutDown();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function makeData(bin: string) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'replica-server-'));
  const user = process.getuid?.() === 0 ? postgresUser() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = path.join(folder, 'data');
  const as = user === undefined ? {} : user;
  const made = spawnSync(path.join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'test', '--no-sync'], {
    ...as,
    encoding: 'utf8',
    cwd: folder,
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  return { folder, data, as };
}

function postgresUser(): { readonly uid: number; readonly gid: number } {
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function untilReady(bin: string, port: number, server: ChildProcess): Promise<void> {
  while (spawnSync(path.join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status !== 0) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    await sleep(50);
  }
}
