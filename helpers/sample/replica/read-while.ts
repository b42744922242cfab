import { isDeepStrictEqual } from 'node:util';
import type { BookRow } from '../books';
import type { Change } from '../../dataverse/change-feed/change';
import type { OwnChanges } from '../changes/own-changes';
import type { OwnRead } from '../changes/own-read';
import { Replica } from './replica';

/** What a reader got of what was written meanwhile. */
type ReadAlong<T> = {
  readonly result: T;
  readonly changes: readonly Change<BookRow>[];
  /** The rows that the changes make, and those that the table holds. */
  readonly copy: readonly BookRow[];
  readonly table: readonly BookRow[];
};

/**
 * Follows token after token while `work` goes on, and when it is done until the copy that the changes make is the table, or
 * patience ends.
 */
export async function readWhile<T>(
  own: OwnChanges,
  start: string,
  { work, readTable }: { readonly work: Promise<T>; readonly readTable: () => Promise<readonly BookRow[]> },
): Promise<ReadAlong<T>> {
  const progress = { isOver: false };
  const finish = (): void => {
    progress.isOver = true;
  };
  work.then(finish, finish);
  const changes: Change<BookRow>[] = [];
  let token = start;
  while (!progress.isOver) {
    const read = await own.since(token);
    changes.push(...read.changes);
    token = read.token;
  }
  const result = await work;
  const table = await readTable();
  return { result, table, ...(await catchUp(own, token, { changes, table })) };
}

/** Reads on from a token until the copy that all changes make is the table, or patience ends. Nothing is written meanwhile. */
export async function catchUp(
  own: OwnChanges,
  token: string,
  { changes, table }: Pick<ReadAlong<unknown>, 'changes' | 'table'>,
): Promise<Pick<ReadAlong<unknown>, 'changes' | 'copy'>> {
  const all = (reads: readonly OwnRead[]) => [...changes, ...reads.flatMap(read => read.changes)];
  const copyOf = (reads: readonly OwnRead[]) => Replica.of(all(reads)).rows;
  const isEnough = (reads: readonly OwnRead[]): boolean =>
    isDeepStrictEqual(copyOf(reads), table) && (reads.length === 1 || reads.at(-1)?.changes.length === 0);
  const reads = await own.until(token, isEnough);
  return { changes: all(reads), copy: copyOf(reads) };
}
