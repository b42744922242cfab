import type { BookRow } from './books';
import type { Change } from '../dataverse/change-feed/change';
import type { OwnDelta } from './own-delta';

/** What a reader got by following link after link while `work` went on, and once more when it was done. */
export async function readWhile<T>(
  delta: OwnDelta,
  deltaLink: string,
  work: Promise<T>,
): Promise<{ readonly result: T; readonly changes: readonly Change<BookRow>[] }> {
  const progress = { isOver: false };
  const finish = (): void => {
    progress.isOver = true;
  };
  work.then(finish, finish);
  const changes: Change<BookRow>[] = [];
  let link = deltaLink;
  for (let wasOver = false; !wasOver;) {
    wasOver = progress.isOver;
    const read = await delta.since(link);
    changes.push(...read.changes);
    link = read.deltaLink;
  }
  return { result: await work, changes };
}
