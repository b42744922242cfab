import { idOf, type OwnRead } from './own-read';

const changesIn = (reads: readonly OwnRead[]) => reads.flatMap(({ pages }) => pages.flatMap(page => page.changes));

/** The ids of those that these reads told last as rows that are there, whoever they belong to. */
export function toldAsThere(reads: readonly OwnRead[]): readonly string[] {
  const last = new Map(
    changesIn(reads).map(change =>
      change.type === 'deleted' ? ([change.id, 'deleted'] as const) : ([idOf(change), 'there'] as const),
    ),
  );
  return [...last].flatMap(([id, word]) => (word === 'there' ? [id] : []));
}
