import { idOf, type OwnRead } from './own-read';

type Reads = readonly OwnRead[];

const changesIn = (reads: Reads) => reads.flatMap(({ pages }) => pages.flatMap(page => page.changes));

/** The ids of the rows that these reads told, whoever they belong to. */
export const toldAsRows = (reads: Reads): readonly string[] =>
  changesIn(reads).flatMap(change => (change.type === 'upserted' ? [idOf(change)] : []));

/** The ids of those that they told as deleted. */
export const toldAsDeleted = (reads: Reads): readonly string[] =>
  changesIn(reads).flatMap(change => (change.type === 'deleted' ? [change.id] : []));
