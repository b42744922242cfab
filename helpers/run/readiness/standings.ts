import type { NotYet, Probe } from './probe';

/** A probe that was not ready, with its last answer. */
export type Standing = {
  readonly name: string;
  readonly last: NotYet;
  /** Milliseconds on the clock: since when it answers for that reason, and until when it did. */
  readonly since: number;
  readonly until: number | undefined;
};

/** Milliseconds: twice as long as a server keeps what it once read of definitions and privileges. */
export const patience = 60_000;

/** How each probe stands that was not ready at some time. */
export class Standings {
  readonly #met = new Map<Probe, Standing>();
  readonly #answered = new Set<Probe>();

  /** Whether the probe need not be asked any more. */
  isDone = (probe: Probe): boolean => probe.once === true && this.#answered.has(probe);

  note(probe: Probe, answer: NotYet | undefined, now: number): void {
    const before = this.#met.get(probe);
    if (answer === undefined) {
      this.#answered.add(probe);
      if (before?.until === undefined && before !== undefined) this.#met.set(probe, { ...before, until: now });
      return;
    }
    const goesOn = before?.until === undefined && before?.last.why === answer.why;
    this.#met.set(probe, { name: probe.name, last: answer, since: goesOn ? before.since : now, until: undefined });
  }

  /** What is waited for. An answer that stays different is not: it has been asked for long enough to be judged. */
  behind(now: number): Standing[] {
    return this.#open.filter(({ last, since }) => last.why !== 'different' || now - since < patience);
  }

  /** What stays different. Others judge it. */
  left(now: number): Standing[] {
    const behind = new Set(this.behind(now));
    return this.#open.filter(standing => !behind.has(standing));
  }

  /** The refusal of a privilege that no cache explains any more. */
  refusal(now: number): Error | undefined {
    return this.#open.find(({ last, since }) => last.why === 'privilege' && now - since >= patience)?.last.error;
  }

  /** What was waited for and came. */
  get overcome(): Standing[] {
    return [...this.#met.values()].filter(({ until }) => until !== undefined);
  }

  get #open(): Standing[] {
    return [...this.#met.values()].filter(({ until }) => until === undefined);
  }
}
