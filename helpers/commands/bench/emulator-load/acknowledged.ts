import type { BookRow } from '../../../sample/books';

type Written = {
  readonly code: string;
  /** When the create was sent, and when it was acknowledged. */
  readonly sentAt: number;
  acknowledgedAt?: number;
  /** Every name that was sent, with the moment. */
  readonly names: Map<string, number>;
  /** The last name that was acknowledged. */
  name?: string;
  removalSentAt?: number;
  removedAt?: number;
  /** The row that was created with it, in one change set. */
  pairedWith?: string;
};

/** When something was asked for, and when the answer came. Milliseconds of one clock. */
export type Interval = { readonly from: number; readonly to: number };

/** What many writers sent and what was acknowledged, by the ids of the rows. Each row is written by one of them. */
export class Acknowledged {
  readonly #rows = new Map<string, Written>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  sendsCreate(id: string, code: string, name: string, pairedWith?: string): void {
    const names = new Map([[name, this.#now()]]);
    this.#rows.set(id, { code, sentAt: this.#now(), names, ...(pairedWith !== undefined && { pairedWith }) });
  }

  created(id: string): void {
    const row = this.#row(id);
    row.acknowledgedAt = this.#now();
    row.name = [...row.names.keys()].at(-1) ?? '';
  }

  sendsName(id: string, name: string): void {
    this.#row(id).names.set(name, this.#now());
  }

  named(id: string, name: string): void {
    this.#row(id).name = name;
  }

  sendsRemoval(id: string): void {
    this.#row(id).removalSentAt = this.#now();
  }

  removed(id: string): void {
    this.#row(id).removedAt = this.#now();
  }

  /** What the table must hold when every answer came, as `code: name` by id. */
  table(): ReadonlyMap<string, string> {
    const there = [...this.#rows].filter(([, row]) => row.acknowledgedAt !== undefined && row.removedAt === undefined);
    return new Map(there.map(([id, { code, name = '' }]) => [id, `${code}: ${name}`]));
  }

  /** What is wrong with rows that are said to be the table at one moment of an interval, in words; nothing: it can be so. */
  faultsIn(snapshot: readonly BookRow[], { from, to }: Interval): readonly string[] {
    const held = new Map(snapshot.map(row => [row.sample_bookid, row]));
    const faults: string[] = [];
    for (const [id, row] of this.#rows) {
      const found = held.get(id);
      const mustBe = (row.acknowledgedAt ?? Infinity) < from && (row.removalSentAt ?? Infinity) > to;
      const mustNotBe = row.sentAt > to || (row.removedAt ?? Infinity) < from;
      if (mustBe && found === undefined) faults.push(`${row.code} was acknowledged and is not there`);
      if (mustNotBe && found !== undefined)
        faults.push(`${row.code} is there before it was sent, or after its removal`);
      if (found !== undefined && (row.names.get(found.sample_name ?? '') ?? Infinity) > to) {
        faults.push(`${row.code} has a name that nobody had sent: ${found.sample_name ?? '(empty)'}`);
      }
      if (row.pairedWith !== undefined && held.has(row.pairedWith) !== (found !== undefined)) {
        faults.push(`${row.code} is there without the other row of its change set, or that without it`);
      }
    }
    return faults;
  }

  #row(id: string): Written {
    const row = this.#rows.get(id);
    if (row === undefined) throw new Error(`Nobody sent a create of ${id}.`);
    return row;
  }
}
