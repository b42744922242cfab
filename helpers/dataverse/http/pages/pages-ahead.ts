import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { AskedPage, type Walk } from './asked-page';

/** Turns of the event loop in which a request is sent: undici looks for a turn or two whether an idle connection was closed. */
const turnsToSend = 3;

/**
 * Reads page after page. Where the text of an answer tells where it leads, the next page is asked for before this one is
 * parsed, so that server and client work at the same time: one page ahead at most, and none once a guess was wrong. A page
 * that was guessed wrongly, or that nobody asks for, is aborted and never handed on. Throws what `ask` and `follow` throw.
 */
export async function* pagesAhead<Link, Page>(start: Link, walk: Walk<Link, Page>): AsyncGenerator<Page> {
  let manner = walk;
  let asked = new AskedPage(start, manner);
  let ahead: AskedPage<Link, Page> | undefined;
  try {
    for (;;) {
      ahead = await sentAhead(asked, manner);
      const page = await asked.take();
      const next = walk.nextOf(page, asked.link);
      if (ahead !== undefined && !isDeepStrictEqual(ahead.link, next)) {
        await ahead.drop();
        ahead = undefined;
        manner = { ...walk, guessNext: undefined };
      }
      yield page;
      if (next === undefined) return;
      walk.follow(next, page);
      asked = ahead ?? new AskedPage(next, manner);
      ahead = undefined;
    }
  } finally {
    await ahead?.drop();
  }
}

async function sentAhead<Link, Page>(
  asked: AskedPage<Link, Page>,
  walk: Walk<Link, Page>,
): Promise<AskedPage<Link, Page> | undefined> {
  const link = await asked.leadsTo;
  if (link === undefined) return undefined;
  const ahead = new AskedPage(link, walk);
  // It is on its way before this process is busy with a page.
  for (let turn = 0; turn < turnsToSend; turn += 1) await nextTurn();
  return ahead;
}
