import { setTimeout as sleep } from 'node:timers/promises';
import { growingPauses } from '../../dataverse/timing/growing-pauses';
import { tell } from '../../dataverse/timing/tell';
import type { ChangeSink } from '../../replica/change-sink';
import { KeptElsewhereError, LostDatabaseError } from '../../replica/replica-error';

/** A place that copies are kept in, with its locks. */
export type KeptPlace = {
  readonly sink: ChangeSink;
  /** In words. */
  readonly where: string;
  readonly close: () => Promise<void>;
};

type Kept = {
  readonly act: (sink: ChangeSink) => Promise<number>;
  /** Connects anew, and takes the locks anew. Left out: a database that goes away is the end. */
  readonly open?: () => Promise<KeptPlace>;
  readonly stop: AbortSignal;
};

/**
 * Acts, on one connection after another: a database that goes away is waited for, and what was committed is gone on from.
 * Another process may have taken the copies meanwhile: then its end is waited for. Returns what the act comes to, and 2
 * where it was stopped without a database.
 */
export async function keepConnected(first: KeptPlace, { act, open, stop }: Kept): Promise<number> {
  const pauses = pausesBeforeOpening();
  for (let place: KeptPlace | undefined = first; place !== undefined;) {
    let lost: string;
    try {
      return await act(place.sink);
    } catch (error) {
      if (open === undefined || !(error instanceof LostDatabaseError)) throw error;
      lost = firstLine(error);
    } finally {
      // What is left of a broken connection has nothing to say.
      await place.close().catch(() => undefined);
    }
    tellWait(lost);
    place = await openAgain(open, pauses, { stop, lost });
    if (place !== undefined) tell(`Connected again to ${place.where}: it goes on from what was committed.`);
  }
  return 2;
}

/** Tries until it is open, and tells why it is not. Undefined when it is asked to stop. */
async function openAgain(
  open: () => Promise<KeptPlace>,
  pauses: Iterator<number, never>,
  { stop, lost }: { readonly stop: AbortSignal; readonly lost: string },
): Promise<KeptPlace | undefined> {
  const told = new Set([lost]);
  for (;;) {
    await sleep(pauses.next().value, undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return undefined;
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof LostDatabaseError || error instanceof KeptElsewhereError)) throw error;
      const why = firstLine(error);
      if (!told.has(why)) tellWait(why);
      told.add(why);
    }
  }
}

/** One row of them for all losses: what is done may be what breaks each connection. */
function* pausesBeforeOpening(): Generator<number, never> {
  yield 0;
  return yield* growingPauses();
}

const tellWait = (why: string): void => tell(`${why} It is waited for.`);

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? '';
