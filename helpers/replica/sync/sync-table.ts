import { MissingTokenError } from '../../dataverse/errors';
import type { Place } from '../../dataverse/change-feed/paged/paged-feed';
import { PageProgress } from '../../dataverse/change-feed/page-progress';
import { tell } from '../../dataverse/timing/tell';
import type { ChangeSink, Reading, Standing } from '../change-sink';
import type { ReplicaSource, SourcePage } from '../replica-source';
import type { ReplicaTable } from '../replica-table';
import { isRefusedPlace } from './is-refused-place';
import { unlessStopped } from './unless-stopped';

/** Why every row was read. */
export type FullReadReason = 'first read' | 'refused token' | NonNullable<Standing['outdated']>;

/** What one read of a table came to. */
export type TableSync = {
  readonly reading: Reading;
  /** Undefined for a delta. */
  readonly reason: FullReadReason | undefined;
  /** Whether it went on where an earlier process had stopped. */
  readonly wasResumed: boolean;
  readonly pages: number;
  /** Changes that came. */
  readonly told: number;
  /** Rows that were not there in that version. */
  readonly written: number;
  readonly removed: number;
  /** False: it was asked to stop, and goes on next time where it is. */
  readonly isComplete: boolean;
  /** Milliseconds: how old what the copy held had become by now. Undefined where it held nothing, or nobody knows. */
  readonly lag?: number | undefined;
};

export type SyncOptions = {
  /** Aborted: the page that is being written is finished, and what is on its way is not waited for. */
  readonly stop?: AbortSignal;
  /** Told after each page. */
  readonly progress?: (so: TableSync) => void;
};

type Way = {
  readonly reading: Reading;
  readonly reason: FullReadReason | undefined;
  readonly page: Place;
  readonly isResumed: boolean;
};

/**
 * Brings a copy up to what the table is now: by its next changes, by what is left of a read under way, or by a full read
 * where there was none, where its token is refused, and where it is outdated. Throws what source and sink throw.
 */
export async function syncTable(
  source: ReplicaSource,
  sink: ChangeSink,
  table: ReplicaTable,
  options: SyncOptions = {},
): Promise<TableSync> {
  const first = await readOn(source, sink, table, options);
  if (!first.wasResumed || !first.isComplete) return first;
  // It told what was when an earlier process began it: what came since is among the changes after it.
  const since = await readOn(source, sink, table, options);
  return {
    ...first,
    reading: first.reading === 'full' ? first.reading : since.reading,
    reason: since.reason ?? first.reason,
    pages: first.pages + since.pages,
    told: first.told + since.told,
    written: first.written + since.written,
    removed: first.removed + since.removed,
    lag: first.lag ?? since.lag,
    isComplete: since.isComplete,
  };
}

/** One read, by the first way that leads on. */
async function readOn(
  source: ReplicaSource,
  sink: ChangeSink,
  table: ReplicaTable,
  options: SyncOptions,
): Promise<TableSync> {
  const standing = await sink.open(table, source.origin);
  const lag = growing(standing.age);
  const ways = waysOn(standing, source.start);
  for (const [index, way] of ways.entries()) {
    try {
      return await follow(way, { source, sink, table, lag, ...options });
    } catch (error) {
      const next = ways[index + 1];
      if (next === undefined || !leadsNowhere(way, error)) throw error;
      if (next.reason === 'refused token') tell(refusedToken(table.name, lag()));
    }
  }
  throw new Error('There is always the way of a full read.');
}

/** Where a read can begin, what it is nearest to first. Only a full read is never refused for its age. */
function waysOn({ underWay, changes, outdated }: Standing, start: Place): readonly Way[] {
  const again: FullReadReason = changes === undefined ? 'first read' : 'refused token';
  return [
    ...(underWay === undefined
      ? []
      : [{ ...underWay, isResumed: true, reason: underWay.reading === 'full' ? again : undefined }]),
    ...(changes === undefined
      ? []
      : [{ reading: 'delta' as const, page: changes, isResumed: false, reason: undefined }]),
    { reading: 'full', reason: outdated ?? again, page: start, isResumed: false },
  ];
}

/** A read that a server began without knowing of the tracking has no token in its end, however often it is resumed. */
const leadsNowhere = ({ isResumed }: Way, error: unknown): boolean =>
  isRefusedPlace(error) || (isResumed && error instanceof MissingTokenError);

/** A time that goes on from what it is now. */
function growing(milliseconds: number | undefined): () => number | undefined {
  const since = performance.now();
  return () => (milliseconds === undefined ? undefined : Math.round(milliseconds + performance.now() - since));
}

/** It may be young: the environment says for how long it keeps a token, and does not promise it. */
function refusedToken(table: string, age: number | undefined): string {
  const old = age === undefined ? '' : ` from ${Math.round(age / 1_000)} s ago`;
  return `The environment refuses the kept token of ${table}${old}: it expired, or a definition changed, or there was maintenance. Every row is read anew.`;
}

type Following = SyncOptions & {
  readonly lag: () => number | undefined;
  readonly source: ReplicaSource;
  readonly sink: ChangeSink;
  readonly table: ReplicaTable;
};

async function follow(way: Way, { source, sink, table, lag, stop, progress }: Following): Promise<TableSync> {
  const { reading, reason, isResumed: wasResumed } = way;
  let so: TableSync = { reading, reason, wasResumed, lag: lag(), ...nothingYet };
  // Asked before anything is noted: a place that is refused leaves what was noted before it.
  let page = await unlessStopped(source.page(way.page), stop);
  if (page !== undefined && !wasResumed) await sink.begin(table, reading, way.page);
  const watch = new PageProgress();
  while (page !== undefined) {
    const { changes, next }: SourcePage = page;
    const isLast = next.kind === 'changes';
    if (!isLast) watch.leadsOn(changes);
    // The next page is on its way while this one is written.
    const coming = isLast || stop?.aborted === true ? undefined : source.page(next.place);
    coming?.catch(() => undefined);
    const applied = await sink.apply(table, changes, { reading, ...next });
    so = {
      ...so,
      pages: so.pages + 1,
      told: so.told + changes.length,
      written: so.written + applied.written,
      removed: so.removed + applied.removed,
      isComplete: isLast,
      lag: lag(),
    };
    progress?.(so);
    page = coming && (await unlessStopped(coming, stop));
  }
  return so;
}

const nothingYet = { pages: 0, told: 0, written: 0, removed: 0, isComplete: false };
