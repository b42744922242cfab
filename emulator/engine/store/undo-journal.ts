/**
 * How to undo what a transaction has written so far. There is no isolation to care for: a transaction is one
 * synchronous call, so nobody reads or writes between its first write and its end.
 */
export class UndoJournal {
  #steps: (() => void)[] | undefined;

  get isOpen(): boolean {
    return this.#steps !== undefined;
  }

  /** Notes how to take back the write that was just made. Outside of a transaction nothing is noted. */
  note(undo: () => void): void {
    this.#steps?.push(undo);
  }

  /**
   * All or nothing: what `work` throws is thrown on after its writes are undone, the newest first. Within another
   * transaction it is a part of that one. `work` must be synchronous: a promise is a RangeError, and nothing is written.
   */
  run<Result>(work: () => Result): Result {
    const isOutermost = this.#steps === undefined;
    const steps = (this.#steps ??= []);
    const start = steps.length;
    try {
      const result = work();
      if (result instanceof Promise) throw new RangeError('A transaction must be synchronous.');
      return result;
    } catch (error) {
      for (const undo of steps.splice(start).reverse()) undo();
      throw error;
    } finally {
      if (isOutermost) this.#steps = undefined;
    }
  }
}
