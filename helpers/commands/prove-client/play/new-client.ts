import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ClientSettings } from '../../../run/settings/client-settings';
import { environmentVariables } from '../../../run/settings/environment';
import type { Client } from '../client/client';
import { clientEnvironment } from '../client/client-environment';
import { keepRunning } from '../client/keep-running';
import { runEachTime } from '../client/run-each-time';
import type { Site } from './site';

/** What a client is put to the proof with. */
export type Bench = {
  readonly site: Site;
  readonly settings: Pick<ClientSettings, 'command' | 'folder' | 'keepsRunning' | 'timeout'>;
  /** For its copy and its state. What it left in the last history stays there, for people. */
  readonly folder: string;
};

/** A client that knows nothing yet. `pageSize` is what it is told to ask for, if anything. */
export function newClient({ site, settings, folder }: Bench, pageSize: number | undefined): Client {
  const places = { copyFile: path.join(folder, 'copy.jsonl'), stateFolder: path.join(folder, 'state') };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(places.stateFolder, { recursive: true });
  const { command, folder: workingFolder, timeout, keepsRunning } = settings;
  const env = clientEnvironment(environmentVariables(), site.settings, { ...places, pageSize });
  const start = { command, folder: workingFolder, env, timeout };
  return keepsRunning ? keepRunning(start) : runEachTime(start, places.copyFile);
}
