import type { Chart } from '../../../verdict/chart/line-chart';
import { median, medianRatio } from '../median';
import type { Measured, Target } from '../part';
import type { Seeded, Seeding } from './seed-in-turns';
import type { SeederName } from './seeders';

/** Seedings of one way, summed up. */
type Figure = {
  readonly by: SeederName;
  /** Of one seeding. */
  readonly rows: number;
  readonly rowsPerSecond: number;
  /** Microseconds of processors for one row: of the client, and of the emulator where the system tells. */
  readonly client: number;
  readonly emulator: number | undefined;
  /** How many times as many rows a second as single POSTs. */
  readonly againstSingle: number;
  /** How many rows the table held in the end. */
  readonly held: number;
  readonly clientMegabytes: number;
  readonly emulatorMegabytes: number | undefined;
};

const single: SeederName = 'single POSTs';

/** What seedings in several ways come to. */
export function measuredOf(seeded: readonly Seeded[]): Measured {
  const figures = seeded.map(each => figureOf(each, seeded));
  return {
    figures,
    lines: figures.map(inWords),
    targets: targetsOf(seeded),
    charts: [chartOf(seeded)],
    faults: seeded.flatMap(({ name, acknowledged, held }) =>
      held === acknowledged ? [] : [`of ${acknowledged} rows that were acknowledged (${name}) the table holds ${held}`],
    ),
  };
}

function figureOf(each: Seeded, all: readonly Seeded[]): Figure {
  const { name, rounds, held, emulatorMegabytes } = each;
  const emulator = median(rounds.map(round => perRow(round, round.emulator ?? NaN)));
  return {
    by: name,
    rows: rounds[0]?.rows ?? 0,
    rowsPerSecond: Math.round(1e3 / median(millisecondsOfRow(each))),
    client: Math.round(median(rounds.map(round => perRow(round, round.processor)))),
    emulator: Number.isNaN(emulator) ? undefined : Math.round(emulator),
    againstSingle: ratioOf(all, name, single),
    held,
    clientMegabytes: Math.max(...rounds.map(({ peakMegabytes }) => peakMegabytes)),
    emulatorMegabytes,
  };
}

/** Microseconds of what was measured in milliseconds. */
const perRow = ({ rows }: Seeding, milliseconds: number): number => (milliseconds * 1e3) / rows;

const millisecondsOfRow = ({ rounds }: Pick<Seeded, 'rounds'>): readonly number[] =>
  rounds.map(({ milliseconds, rows }) => milliseconds / rows);

/** How many times as many rows a second, in rounds that had the same to share a processor with; of all rounds the median. */
function ratioOf(all: readonly Seeded[], name: SeederName, against: SeederName): number {
  const of = (wanted: SeederName) => millisecondsOfRow(all.find(each => each.name === wanted) ?? { rounds: [] });
  return medianRatio(of(against), of(name));
}

const grouped = (count: number): string => count.toLocaleString('en-US');

const inWords = (figure: Figure): string =>
  [
    `${figure.by}: ${grouped(figure.rowsPerSecond)} rows a second, ${figure.againstSingle.toFixed(1)} times ${single}`,
    `processor time of a row ${grouped(figure.client)} µs here and ${told(figure.emulator, ' µs')} in the emulator`,
    `${figure.clientMegabytes} MB at most here, ${told(figure.emulatorMegabytes, ' MB')} there with ${grouped(figure.held)} rows`,
  ].join('; ');

const told = (count: number | undefined, unit: string): string =>
  count === undefined ? 'an untold amount' : `${grouped(count)}${unit}`;

/** Floors: what a way is for must show. */
function targetsOf(all: readonly Seeded[]): readonly Target[] {
  const floor = (name: SeederName, against: SeederName, atLeast: number): Target => ({
    what: `${name}, rows a second against ${against}`,
    ratio: ratioOf(all, name, against),
    atLeast,
  });
  return [
    floor('CreateMultiple', single, 15),
    floor('change sets in $batch', single, 8),
    floor('CreateMultiple in parallel', 'CreateMultiple', 0.9),
  ];
}

function chartOf(seeded: readonly Seeded[]): Chart {
  return {
    title: 'Books written: rows a second, by the rows that the table holds',
    x: { name: 'rows of the table', isLog: true },
    y: { name: 'rows a second' },
    series: seeded.map(({ name, rounds }) => ({
      name,
      // The first seeding, which is no round, has left its rows too.
      points: rounds.map(({ rows, milliseconds }, n) => [(n + 2) * rows, (rows / milliseconds) * 1e3] as const),
    })),
  };
}
