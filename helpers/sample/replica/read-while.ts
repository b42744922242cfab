import type { BookRow } from '../books';
import type { Change } from '../../dataverse/change-feed/change';
import type { OwnChanges } from '../changes/own-changes';

/** What a reader got by following token after token while `work` went on, and once more when it was done. */
export async function readWhile<T>(
  own: OwnChanges,
  start: string,
  work: Promise<T>,
): Promise<{ readonly result: T; readonly changes: readonly Change<BookRow>[] }> {
  const progress = { isOver: false };
  const finish = (): void => {
    progress.isOver = true;
  };
  work.then(finish, finish);
  const changes: Change<BookRow>[] = [];
  let token = start;
  for (let wasOver = false; !wasOver;) {
    wasOver = progress.isOver;
    const read = await own.since(token);
    changes.push(...read.changes);
    token = read.token;
  }
  return { result: await work, changes };
}
