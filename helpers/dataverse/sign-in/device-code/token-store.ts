import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { ICachePlugin } from '@azure/msal-node';
import { SettingsError } from '../../errors';
import type { DeviceCodeUser } from '../credential';

/** Where MSAL's accounts and tokens are kept between two requests for a token. */
export type TokenStore = {
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
};

let heldByProcess: string | undefined;

/** What this process keeps in memory, for the processes that it starts; undefined when nobody signed in by a code. */
export const tokensToHandOn = (): string | undefined => heldByProcess;

/** Signs this process out: the next one asks a person again. */
export const forgetTokens = (): void => void (heldByProcess = undefined);

/** The file that is named; else memory, which begins with what the process that started this one handed on. */
export function chooseTokenStore({ cacheFile, handedOn }: DeviceCodeUser): TokenStore {
  if (cacheFile === undefined) {
    return { read: () => heldByProcess ?? handedOn, write: text => void (heldByProcess = text) };
  }
  const store = { read: () => readTokenFile(cacheFile), write: (text: string) => writeTokenFile(cacheFile, text) };
  store.read();
  return store;
}

/** MSAL's way to a store: read before each use, written when something changed. */
export const cachePluginOf = (store: TokenStore): ICachePlugin => ({
  beforeCacheAccess: context => {
    const kept = store.read();
    if (kept !== undefined) context.tokenCache.deserialize(kept);
    return Promise.resolve();
  },
  afterCacheAccess: context => {
    if (context.cacheHasChanged) store.write(context.tokenCache.serialize());
    return Promise.resolve();
  },
});

/** Windows has no such modes: a file there has the rights of its folder, and those of a person's own are theirs alone. */
const hasModes = process.platform !== 'win32';

function readTokenFile(file: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw unusableTokenFile(file, 'cannot be read', 'name a file of your own, or none.');
  }
  try {
    const { mode, uid } = fstatSync(descriptor);
    if (hasModes && ((mode & 0o077) !== 0 || uid !== process.getuid?.())) {
      throw unusableTokenFile(
        file,
        'is open to others than its owner, or belongs to somebody else: who reads it can sign in as you',
        `make it yours alone: chmod 600 '${file}'; or delete it, and it is made anew.`,
      );
    }
    const text = readFileSync(descriptor, 'utf8');
    if (!isObject(text))
      throw unusableTokenFile(file, 'holds something else than tokens', 'name another file, or delete it.');
    return text;
  } finally {
    closeSync(descriptor);
  }
}

/** In one step, and never open to others: another process of the run may read it at the same time. */
function writeTokenFile(file: string, text: string): void {
  const beside = `${file}.${randomUUID()}`;
  try {
    writeFileSync(beside, text, { mode: 0o600, flag: 'wx' });
    renameSync(beside, file);
  } catch {
    rmSync(beside, { force: true });
    throw unusableTokenFile(file, 'cannot be written', 'name a file in a folder that is there and yours.');
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

const unusableTokenFile = (file: string, problem: string, whatToDo: string): SettingsError =>
  new SettingsError(`The file in TOKEN_CACHE_FILE, ${file}, ${problem}.`, whatToDo);
