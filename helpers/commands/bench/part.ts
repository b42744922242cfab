import type { Chart } from '../../verdict/chart/line-chart';

/** What a ratio must not pass: both sides were measured in the same run, on the same machine. */
export type Target = {
  /** "a drain of 100,000 rows, against a raw loop" */
  readonly what: string;
  readonly ratio: number;
} & ({ readonly atMost: number } | { readonly atLeast: number });

/** What a part of the bench found. */
export type Measured = {
  /** As they stand in bench.json. */
  readonly figures: unknown;
  /** The same in words, for the terminal. */
  readonly lines: readonly string[];
  readonly targets?: readonly Target[];
  readonly charts?: readonly Chart[];
  /** What was lost or wrong: no figure is worth anything then. */
  readonly faults?: readonly string[];
};

/** How much is measured. */
export type BenchOptions = {
  /** How many clients the emulator is put under. */
  readonly clients: number;
  /** For how many seconds. */
  readonly seconds: number;
  /** Sizes of tables, from the smallest to the largest. */
  readonly rows: readonly number[];
};

/** One part of the bench, in a process and with an emulator of its own. */
export type Part = {
  /** What it is chosen by on the command line, and called in bench.json. */
  readonly name: string;
  /** One line for who asks what there is. */
  readonly what: string;
  measure(options: BenchOptions): Promise<Measured>;
};

/** Whether a ratio is where it should be. */
export const isMet = (target: Target): boolean =>
  'atMost' in target ? target.ratio <= target.atMost : target.ratio >= target.atLeast;
