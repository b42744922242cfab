import { DataverseError } from '../../dataverse/errors';
import { PageProgress } from '../../dataverse/change-feed/page-progress';
import type { PagedFeed, Place, PlacedPage } from '../../dataverse/change-feed/paged/paged-feed';
import type { Patience } from '../../dataverse/change-feed/follow';
import { expiredTokenCode, expiredYoung } from '../../dataverse/change-feed/young-token';
import { growingPauses } from '../../dataverse/timing/growing-pauses';
import type { BookRow } from '../books';
import type { Tally } from './tally';
import type { Watch } from './watch';

/** How a chain of deltas was read. */
export type Drained = {
  /** Where the chain ended. */
  readonly place: Place;
  readonly deltas: number;
  readonly pages: number;
  /** Whether it ended with all that must come, and with a delta that told nothing more of it. */
  readonly comesToRest: boolean;
};

type Drain = {
  readonly feed: PagedFeed<BookRow>;
  readonly pageSize: number;
  /** For how long nothing new may come while something is missing. */
  readonly patience: Patience;
  readonly watch: Watch;
};

/**
 * Reads deltas from a place, page by page, and keeps none: each change goes into the tally, and is forgotten. One delta is
 * enough that holds exactly what must come; else they are asked for until all of them do and the last tells nothing more, or
 * until nothing new has come for as long as there is patience. Throws as the feed does, ExpiredTokenError for a place that is
 * refused as expired.
 */
export async function drain(from: Place, tally: Tally, { feed, pageSize, patience, watch }: Drain): Promise<Drained> {
  const { limit, timing } = patience;
  const pauses = growingPauses();
  let place = from;
  let [deltas, pages, lastNews] = [0, 0, timing.now()];
  for (;;) {
    const before = tally.came;
    const read = await readDelta(place, tally, { feed, pageSize, watch });
    place = read.place;
    pages += read.pages;
    deltas += 1;
    if (tally.came !== before) lastNews = timing.now();
    const comesToRest = tally.isExact && (deltas === 1 || tally.toldNow === 0);
    const left = limit - (timing.now() - lastNews);
    if (comesToRest || left <= 0) return { place, deltas, pages, comesToRest };
    if (deltas > 1) await timing.sleep(Math.min(pauses.next().value, left));
  }
}

/** While a page is counted, the next one is on its way. */
async function readDelta(
  from: Place,
  tally: Tally,
  { feed, pageSize, watch }: Omit<Drain, 'patience'>,
): Promise<{ place: Place; pages: number }> {
  const ask = (place: Place): Promise<PlacedPage<BookRow>> => {
    const page = watch.whileMoving(() => feed.page(place, { pageSize })).catch(refusedAs);
    // Whoever waits for it is told of its failure, and until then nobody.
    page.catch(() => undefined);
    return page;
  };
  const progress = new PageProgress();
  tally.begin();
  let coming = ask(from);
  for (let pages = 1; ; pages += 1) {
    const { changes, next } = await coming;
    if (next.kind === 'page') coming = ask(next.place);
    const before = tally.toldNow;
    for (const change of changes) tally.hear(change);
    watch.moved(tally.toldNow - before);
    if (next.kind === 'changes') return { place: next.place, pages };
    progress.leadsOn(changes);
  }
}

/** The token was given by this run: that it is too old for another one says nothing of what it asked for. */
function refusedAs(error: unknown): never {
  if (error instanceof DataverseError && error.code.toLowerCase() === expiredTokenCode) throw expiredYoung(error);
  throw error;
}

/** Reads every row of the table, forgets them, and returns where the changes that come later begin. */
export async function placeAfterAll(feed: PagedFeed<BookRow>, pageSize: number): Promise<Place> {
  const progress = new PageProgress();
  for (let place = feed.start; ;) {
    const { changes, next } = await feed.page(place, { pageSize });
    if (next.kind === 'changes') return next.place;
    progress.leadsOn(changes);
    place = next.place;
  }
}
