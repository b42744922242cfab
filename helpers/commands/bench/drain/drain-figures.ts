import type { Chart } from '../../../verdict/chart/line-chart';
import { median } from '../median';
import type { Measured, Target } from '../part';
import type { Taken } from '../process/measure-on-messages';
import type { ContestantName } from './contestants/all';
import type { SizeDrained } from './drain-in-turns';

/** Drains of one contestant at one size, summed up. */
type Figure = {
  readonly rows: number;
  readonly by: ContestantName;
  readonly rowsPerSecond: number;
  /** Milliseconds: by the clock, and of processors. */
  readonly milliseconds: number;
  readonly processor: number;
  readonly peakMegabytes: number;
};

const ours: ContestantName = 'our reader';

/** What drains of several sizes, from the smallest to the largest, come to. */
export function measuredOf(sizes: readonly SizeDrained[]): Measured {
  const figures = sizes.flatMap(size => [...size.by].map(([by, rounds]) => figureOf(size.rows, by, rounds)));
  return {
    figures,
    lines: figures.map(inWords),
    targets: [...sizes.flatMap(speedTargets), ...memoryTargets(figures)],
    charts: [chartOf(figures)],
    faults: sizes.flatMap(faultsOf),
  };
}

function figureOf(rows: number, by: ContestantName, rounds: readonly Taken[]): Figure {
  const milliseconds = median(rounds.map(round => round.milliseconds));
  return {
    rows,
    by,
    rowsPerSecond: Math.round((rows / milliseconds) * 1_000),
    milliseconds: Math.round(milliseconds),
    processor: Math.round(median(rounds.map(round => round.processor))),
    peakMegabytes: Math.max(...rounds.map(round => round.peakMegabytes)),
  };
}

const grouped = (count: number): string => count.toLocaleString('en-US');

const inWords = ({ rows, by, rowsPerSecond, processor, peakMegabytes }: Figure): string =>
  `${grouped(rows)} rows by ${by}: ${grouped(rowsPerSecond)} rows a second, ${grouped(processor)} ms of processor time, ${peakMegabytes} MB at most`;

/** Ratios of two drains of the same round, which had the same to share a processor with; of all rounds the median. */
function speedTargets(size: SizeDrained): readonly Target[] {
  const what = `a drain of ${grouped(size.rows)} rows`;
  return [
    { what: `${what}, time against a raw loop`, ratio: timeRatio(size, ours, 'a raw loop'), atMost: 1 },
    {
      what: `${what}, speed against dynamics-web-api`,
      ratio: timeRatio(size, 'dynamics-web-api', ours),
      atLeast: 1.3,
    },
  ];
}

function timeRatio({ by }: SizeDrained, one: ContestantName, other: ContestantName): number {
  const others = by.get(other) ?? [];
  return median((by.get(one) ?? []).map(({ milliseconds }, n) => milliseconds / (others[n]?.milliseconds ?? NaN)));
}

/** Of our reader at the largest size, against the one before it. */
function memoryTargets(figures: readonly Figure[]): readonly Target[] {
  const [before, largest] = figures.filter(({ by }) => by === ours).slice(-2);
  if (before === undefined || largest === undefined) return [];
  const what = `peak memory of a drain of ${grouped(largest.rows)} rows, against one of ${grouped(before.rows)}`;
  return [{ what, ratio: largest.peakMegabytes / before.peakMegabytes, atMost: 1.25 }];
}

const faultsOf = ({ rows, by }: SizeDrained): readonly string[] =>
  [...by].flatMap(([name, rounds]) =>
    rounds.flatMap(round => (round.rows === rows ? [] : [`${name} read ${round.rows} rows of ${rows}`])),
  );

function chartOf(figures: readonly Figure[]): Chart {
  const names = [...new Set(figures.map(({ by }) => by))];
  return {
    title: 'A drain with change tracking: rows a second, by the rows of the table',
    x: { name: 'rows of the table', isLog: true },
    y: { name: 'rows a second' },
    series: names.map(name => ({
      name,
      points: figures.filter(({ by }) => by === name).map(({ rows, rowsPerSecond }) => [rows, rowsPerSecond] as const),
    })),
  };
}
