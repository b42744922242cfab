import { setTimeout as sleep } from 'node:timers/promises';
import { readOrganizationId } from '../../dataverse/environment/describe-environment';
import { HarnessError, MissingTokenError } from '../../dataverse/errors';
import type { ChangeSink } from '../../replica/change-sink';
import { LostDatabaseError } from '../../replica/replica-error';
import { replicaSource } from '../../replica/replica-source';
import { syncTable, type TableSync } from '../../replica/sync/sync-table';
import { unlessStopped } from '../../replica/sync/unless-stopped';
import { untilReady } from '../../replica/sync/until-ready';
import type { Clients } from '../../run/connect';
import type { Settings } from '../../run/settings/settings';
import type { Screen } from '../../verdict/reporters/terminal/screen';
import { definedTable } from './defined-table';
import type { SyncArguments } from './sync-arguments';
import { progressLine, syncLine } from './sync-lines';

type Kept = {
  readonly clients: Clients;
  readonly sink: ChangeSink;
  readonly settings: Pick<Settings, 'pageSize' | 'settleSeconds'>;
  readonly screen: Screen;
  /** Aborted: what is at hand is finished, and no more. */
  readonly stop: AbortSignal;
  /** No secret comes through it. */
  readonly scrub: (text: string) => string;
};

type Asked = Pick<SyncArguments, 'endpoint'> & {
  readonly organization: () => Promise<string>;
  readonly isFirst: boolean;
};

/** Milliseconds from one line of a long read to the next, where no line lives. */
const betweenLines = 30_000;

/** What became of a copy. */
type Came = 'up to date' | 'stopped' | 'failed';

/**
 * Brings a copy of each table up to date, again and again where it is asked to. A table that fails does not stop the others:
 * what it failed of is noted and told, and it is tried again next time. Returns the exit status: to be stopped is the end of
 * what goes on for ever, and no failure of it. Throws LostDatabaseError when the copies have no database any more.
 */
export async function keepInStep(
  { tables, every, endpoint }: Pick<SyncArguments, 'tables' | 'every' | 'endpoint'>,
  kept: Kept,
): Promise<number> {
  const look = lookingInto(kept);
  for (let isFirst = true; ; isFirst = false) {
    const organization = askedOnce(() => readOrganizationId(kept.clients.webApi));
    const came: Came[] = [];
    for (const table of tables) came.push(await look(table, { endpoint, organization, isFirst }));
    if (kept.stop.aborted) kept.screen.print('Stopped. The next run goes on from what was committed.');
    if (every === undefined) return came.every(one => one === 'up to date') ? 0 : 2;
    if (kept.stop.aborted) return came.includes('failed') ? 2 : 0;
    await sleep(every, undefined, { signal: kept.stop }).catch(() => undefined);
  }
}

/** What was answered is kept, what failed is asked again. */
function askedOnce<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return async () => {
    answer ??= ask();
    try {
      return await answer;
    } catch (error) {
      answer = undefined;
      throw error;
    }
  };
}

/** A look at a table, and another one, and so on. */
function lookingInto(kept: Kept): (name: string, asked: Asked) => Promise<Came> {
  const { clients, sink, settings, screen, stop, scrub } = kept;
  const { timing } = clients.webApi;
  const patience = { limit: settings.settleSeconds * 1_000, timing, stop };
  /** When a table may be read again of which a whole read led nowhere: it must not be all that is done. */
  const resting = new Map<string, number>();
  return async (name, asked) => {
    if (timing.now() < (resting.get(name) ?? 0)) return 'failed';
    const started = timing.now();
    try {
      const so = await untilReady(
        `the changes of ${name}`,
        gotOn => readTable(name, { ...asked, gotOn }, kept),
        patience,
      );
      if (so === undefined) return 'stopped';
      const took = timing.now() - started;
      const isNews = asked.isFirst || !so.isComplete || so.told > 0 || so.reading === 'full';
      screen.show(isNews ? '' : `${name}: up to date at ${new Date().toLocaleTimeString()}`);
      if (isNews) screen.print(syncLine(name, so, took));
      return so.isComplete ? 'up to date' : 'stopped';
    } catch (error) {
      screen.show('');
      if (!(error instanceof HarnessError) || error instanceof LostDatabaseError) throw error;
      if (error instanceof MissingTokenError) resting.set(name, 2 * timing.now() - started);
      const why = scrub(`${error.name}: ${error.message}`);
      screen.print(`${name}: not up to date. ${why}`);
      await sink.fail(name, why);
      return 'failed';
    }
  };
}

/** Undefined: asked to stop before it began. */
async function readTable(
  name: string,
  { endpoint, organization, gotOn }: Asked & { readonly gotOn: () => void },
  { clients, sink, settings, screen, stop }: Kept,
): Promise<TableSync | undefined> {
  const { timing } = clients.webApi;
  const started = timing.now();
  const known = stop.aborted ? undefined : Promise.all([definedTable(clients.webApi, name), organization()]);
  const [table, id] = (known && (await unlessStopped(known, stop))) ?? [];
  if (table === undefined || id === undefined) return undefined;
  const source = replicaSource(clients, table, { endpoint, organization: id, pageSize: settings.pageSize });
  let told = started;
  const progress = (so: TableSync): void => {
    gotOn();
    const line = progressLine(name, so, timing.now() - started);
    screen.show(line);
    if (screen.isLive || timing.now() - told < betweenLines) return;
    screen.print(line);
    told = timing.now();
  };
  return syncTable(source, sink, table, { stop, progress });
}
