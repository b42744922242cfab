import { median } from '../median';
import type { Measured, Target } from '../part';
import type { TimedRun } from './timed-run';

/** What is run, in the order of a round. */
export const runNames = ['an empty run of Playwright', 'verify, profile smoke', 'verify, profile full'] as const;
export type RunName = (typeof runNames)[number];

/** The runs of each, in the order of the rounds. */
export type Rounds = Readonly<Record<RunName, readonly TimedRun[]>>;

const [empty, smoke, full] = runNames;

/** What rounds of runs come to. */
export function measuredOf(rounds: Rounds): Measured {
  const figures = runNames.map(name => ({ name, ...figureOf(rounds[name]) }));
  return {
    figures,
    lines: figures.map(({ name, milliseconds, processor, megabytes }) =>
      [
        `${name}: ${inSeconds(milliseconds)}`,
        ...(processor === undefined ? [] : [`${inSeconds(processor)} of processor time`]),
        ...(megabytes === undefined ? [] : [`${megabytes} MB at most, all processes together`]),
      ].join(', '),
    ),
    targets: [targetOf(rounds, smoke, 4), targetOf(rounds, full, 8)],
    faults: runNames.flatMap(name =>
      rounds[name].flatMap(({ fault }) => (fault === undefined ? [] : `${name} ${fault}`)),
    ),
  };
}

const inSeconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;

function figureOf(runs: readonly TimedRun[]): Pick<TimedRun, 'milliseconds' | 'processor' | 'megabytes'> {
  const processor = median(runs.map(run => run.processor ?? NaN));
  const told = runs.flatMap(({ megabytes }) => megabytes ?? []);
  return {
    milliseconds: Math.round(median(runs.map(({ milliseconds }) => milliseconds))),
    processor: Number.isNaN(processor) ? undefined : Math.round(processor),
    megabytes: told.length === 0 ? undefined : Math.max(...told),
  };
}

/** By the clock, against the empty run of the same round, which had the same to share its processors with; of all rounds the median. */
function targetOf(rounds: Rounds, name: RunName, atMost: number): Target {
  const against = rounds[empty];
  const ratios = rounds[name].map(({ milliseconds }, n) => milliseconds / (against[n]?.milliseconds ?? NaN));
  return { what: `${name}, time against ${empty}`, ratio: median(ratios), atMost };
}
