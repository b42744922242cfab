import { setTimeout as sleep } from 'node:timers/promises';
import { readOrganizationId } from '../../dataverse/environment/describe-environment';
import { HarnessError } from '../../dataverse/errors';
import type { ChangeSink } from '../../replica/change-sink';
import { replicaSource } from '../../replica/replica-source';
import { unlessStopped } from '../../replica/sync/unless-stopped';
import { syncTable } from '../../replica/sync/sync-table';
import type { Clients } from '../../run/connect';
import type { Screen } from '../../verdict/reporters/terminal/screen';
import { definedTable } from './defined-table';
import type { SyncArguments } from './sync-arguments';
import { progressLine, syncLine } from './sync-lines';

type Kept = {
  readonly clients: Clients;
  readonly sink: ChangeSink;
  readonly pageSize: number;
  readonly screen: Screen;
  /** Aborted: what is at hand is finished, and no more. */
  readonly stop: AbortSignal;
  /** No secret comes through it. */
  readonly scrub: (text: string) => string;
};

/**
 * Brings a copy of each table up to date, again and again where it is asked to. A table that fails does not stop the others:
 * what it failed of is noted and told, and it is tried again next time. Returns the exit status: to be stopped is the end of
 * what goes on for ever, and no failure of it.
 */
export async function keepInStep(
  { tables, every, endpoint }: Pick<SyncArguments, 'tables' | 'every' | 'endpoint'>,
  kept: Kept,
): Promise<number> {
  for (let isFirst = true; ; isFirst = false) {
    let failed = 0;
    let asked: Promise<string> | undefined;
    const organization = (): Promise<string> => (asked ??= readOrganizationId(kept.clients.webApi));
    let complete = 0;
    for (const table of tables) {
      const came = await lookOnce(table, { endpoint, organization }, kept, isFirst);
      if (came === 'failed') failed += 1;
      if (came === 'up to date') complete += 1;
    }
    if (every === undefined) return complete === tables.length ? 0 : 2;
    if (kept.stop.aborted) return failed === 0 ? 0 : 2;
    await sleep(every, undefined, { signal: kept.stop }).catch(() => undefined);
  }
}

/** What became of a copy. */
type Came = 'up to date' | 'stopped' | 'failed';

async function lookOnce(
  name: string,
  { endpoint, organization }: Pick<SyncArguments, 'endpoint'> & { readonly organization: () => Promise<string> },
  { clients, sink, pageSize, screen, stop, scrub }: Kept,
  isFirst: boolean,
): Promise<Came> {
  const started = performance.now();
  const took = (): number => performance.now() - started;
  try {
    const known = stop.aborted ? undefined : Promise.all([definedTable(clients.webApi, name), organization()]);
    const [table, id] = (known && (await unlessStopped(known, stop))) ?? [];
    if (table === undefined || id === undefined) return 'stopped';
    const source = replicaSource(clients, table, { endpoint, organization: id, pageSize });
    const progress = (so: Parameters<typeof progressLine>[1]): void => screen.show(progressLine(name, so, took()));
    const so = await syncTable(source, sink, table, { stop, progress });
    const isNews = isFirst || !so.isComplete || so.told > 0 || so.reading === 'full';
    screen.show(isNews ? '' : `${name}: up to date at ${new Date().toLocaleTimeString()}`);
    if (isNews) screen.print(syncLine(name, so, took()));
    return so.isComplete ? 'up to date' : 'stopped';
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    const why = scrub(`${error.name}: ${error.message}`);
    screen.show('');
    screen.print(`${name}: not up to date. ${why}`);
    await sink.fail(name, why);
    return 'failed';
  }
}
