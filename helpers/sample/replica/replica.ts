import { byId, plainRow } from '../book-rows';
import type { BookRow } from '../books';
import type { Change } from '../../dataverse/change-feed/change';

/** A copy of rows that is kept by tracked reads alone, as a client outside of Dataverse keeps one. */
export class Replica {
  readonly #rows = new Map<string, BookRow>();

  /** The copy that these changes make, applied in the order they came. */
  static of(changes: readonly Change<BookRow>[]): Replica {
    const replica = new Replica();
    replica.apply(changes);
    return replica;
  }

  /** Applies changes in the order they came. */
  apply(changes: readonly Change<BookRow>[]): void {
    for (const change of changes) {
      if (change.type === 'deleted') this.#rows.delete(change.id);
      else {
        const row = plainRow(change.row);
        this.#rows.set(row.sample_bookid, row);
      }
    }
  }

  /** The rows it holds, by id. */
  get rows(): readonly BookRow[] {
    return byId([...this.#rows.values()]);
  }
}
