import { byId, withoutAnnotations } from '../book-rows';
import type { BookRow } from '../books';
import type { Change } from '../../dataverse/change-feed/change';

/** A copy of rows that is kept by tracked reads alone, as a client outside of Dataverse keeps one. */
export class Replica {
  readonly #rows = new Map<string, BookRow>();

  /** Applies changes in the order they came. */
  apply(changes: readonly Change<BookRow>[]): void {
    for (const change of changes) {
      if (change.type === 'deleted') this.#rows.delete(change.id);
      else this.#rows.set(change.row.sample_bookid, withoutAnnotations(change.row));
    }
  }

  /** The rows it holds, by id. */
  get rows(): readonly BookRow[] {
    return byId([...this.#rows.values()]);
  }
}
