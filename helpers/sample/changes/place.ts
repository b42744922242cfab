import type { Deletion } from '../../dataverse/change-feed/change';
import type { BookRow } from '../books';
import type { OwnRead } from './own-read';

/** What one read said of a row. Both where it contradicts itself. */
type Word = { readonly row?: BookRow; readonly deletion?: Deletion };

/** The last word on each row, by its id. */
export type Told = ReadonlyMap<string, Word>;

/** A place in a chain of deltas: the token that asks for what comes after it, and the last word on each own row up to there. */
export type Place = { readonly token: string; readonly told: Told };

/** Nothing was told yet. */
export const nothingTold: Told = new Map();

/** These rows were told as they are, and nothing else. */
export const toldRows = (rows: readonly BookRow[]): Told => new Map(rows.map(row => [row.sample_bookid, { row }]));

/** The last word on each row after a read: within a chain a later read is the newer truth. */
export function toldBy({ rows, deleted }: Pick<OwnRead, 'rows' | 'deleted'>): Told {
  const words = new Map<string, Word>(rows.map(row => [row.sample_bookid, { row }]));
  for (const deletion of deleted) words.set(deletion.id, { ...words.get(deletion.id), deletion });
  return words;
}

/** The last word on each row after several reads in their order. */
export const lastWords = (...said: readonly Told[]): Told => new Map(said.flatMap(told => [...told]));
