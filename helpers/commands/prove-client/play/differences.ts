import { bookColumns, type BookRow } from '../../../sample/books';
import type { HeldRow } from '../client/client';

/** So many are told; of a table of thousands all of them may be wrong. */
const told = 5;

/**
 * What is different between a copy and the table, a sentence each. A column that a client leaves out counts as null; ids are
 * the same in either case. Empty: nothing.
 */
export function differencesBetween(copy: readonly HeldRow[], table: readonly BookRow[]): string[] {
  const held = new Map<string, HeldRow>();
  const twice = new Set<string>();
  for (const row of copy) {
    const id = idOf(row);
    if (held.has(id)) twice.add(id);
    held.set(id, row);
  }
  const there = new Map(table.map(row => [row.sample_bookid, row]));
  const missing = table
    .filter(row => !held.has(row.sample_bookid))
    .map(row => `${nameOf(row)} is missing from the copy.`);
  const left = [...held]
    .filter(([id]) => !there.has(id))
    .map(([, row]) => `${nameOf(row)} is in the copy, and not in the table any more.`);
  const stale = [...there].flatMap(([id, row]) => staleColumns(held.get(id), row));
  const double = [...twice].map(id => `${nameOf(held.get(id) ?? {})} is in the copy more than once.`);
  return inBrief([missing, left, stale, double].flat());
}

function inBrief(sentences: readonly string[]): string[] {
  const more = sentences.length - told;
  return more <= 0 ? [...sentences] : [...sentences.slice(0, told), `And ${more} more.`];
}

function staleColumns(held: HeldRow | undefined, row: BookRow): string[] {
  if (held === undefined) return [];
  return bookColumns
    .map(column => ({ column, own: JSON.stringify(held[column] ?? null), theirs: JSON.stringify(row[column]) }))
    .filter(({ own, theirs }) => own !== theirs)
    .map(
      ({ column, own, theirs }) => `${nameOf(row)} has ${own} as ${column} in the copy, and ${theirs} in the table.`,
    );
}

const idOf = ({ sample_bookid: id }: HeldRow): string => (typeof id === 'string' ? id.toLowerCase() : '(no id)');

const nameOf = (row: HeldRow | BookRow): string => {
  const { sample_bookcode: code, sample_bookid: id } = row;
  return `The row ${typeof code === 'string' ? code : 'without a code'} (${typeof id === 'string' ? id.toLowerCase() : 'without an id'})`;
};
