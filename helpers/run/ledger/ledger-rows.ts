import { randomUUID } from 'node:crypto';
import type { RowLog } from '../../sample/rows/own-rows';
import type { Ledger } from './ledger';

/** How many ids are noted at once: each note is a write to disk, for which all workers of a run wait. */
const noted = 16;

/**
 * The rows that the tests of one worker create, in the ledger: on disk before they are created, and off it some time after they
 * are deleted. Of a killed worker some are there that never were, for which clean-up looks in vain.
 */
export class LedgerRows implements RowLog {
  readonly runId: string;
  readonly #ledger: Ledger;
  /** By entity set, what is noted and was not handed out. */
  readonly #spare = new Map<string, string[]>();

  constructor(ledger: Ledger) {
    this.runId = ledger.data.runId;
    this.#ledger = ledger;
  }

  take(count: number, entitySet: string): readonly string[] {
    const spare = this.#spare.get(entitySet) ?? [];
    this.#spare.set(entitySet, spare);
    if (count > spare.length) spare.push(...this.#note(Math.max(count - spare.length, noted), entitySet));
    return spare.splice(0, count);
  }

  remove(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const gone = new Set(ids);
    this.#ledger.updateLater(run => {
      run.rows = run.rows.filter(({ id }) => !gone.has(id));
    });
  }

  /** No test takes any more. */
  close(): void {
    this.remove([...this.#spare.values()].flat());
    this.#spare.clear();
  }

  #note(count: number, entitySet: string): string[] {
    const ids = Array.from({ length: count }, () => randomUUID());
    this.#ledger.update(run => {
      run.rows.push(...ids.map(id => ({ entitySet, id })));
    });
    return ids;
  }
}
