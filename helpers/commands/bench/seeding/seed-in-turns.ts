import path from 'node:path';
import { ourWebApi } from '../drain/contestants/ours';
import { onSeededEmulator } from '../drain/on-seeded-emulator';
import type { Taken } from '../process/measure-on-messages';
import { MeasuredProcess } from '../process/measured-process';
import { peakOf } from '../process/peak-of';
import { processorTimeOf } from '../process/processor-time';
import type { SeederName } from './seeders';

/** One seeding: what its client took, and of processors its emulator, in milliseconds; undefined where the system does not tell. */
export type Seeding = Taken & { readonly emulator: number | undefined };

/** All seedings of one way, in the order of the rounds. The first one, which warms up, is not among them. */
export type Seeded = {
  readonly name: SeederName;
  readonly rounds: readonly Seeding[];
  /** Rows that were acknowledged, the first seeding's too, and those that the table held in the end. */
  readonly acknowledged: number;
  readonly held: number;
  /** Of the emulator, at its most, in megabytes. Undefined where the system does not tell. */
  readonly emulatorMegabytes: number | undefined;
};

/** A way with how many rows it writes each time. */
export type Way = { readonly name: SeederName; readonly rows: number };

type Running = {
  readonly name: SeederName;
  readonly seed: () => Promise<Seeding>;
  readonly end: (rounds: readonly Seeding[]) => Promise<Seeded>;
};

/** Lets each way fill a table of its own, one after the other and round after round, each round beginning with another one. */
export function seedInTurns(ways: readonly Way[], rounds: number): Promise<readonly Seeded[]> {
  return running(ways, async all => {
    const taken = new Map(all.map(way => [way, [] as Seeding[]]));
    for (let round = -1; round < rounds; round += 1) {
      const first = (round + all.length) % all.length;
      for (const way of [...all.slice(first), ...all.slice(0, first)]) taken.get(way)?.push(await way.seed());
    }
    const seeded: Seeded[] = [];
    for (const [way, each] of taken) seeded.push(await way.end(each));
    return seeded;
  });
}

/** Each with an emulator and a client in processes of their own, all at the same time, so that memory is of that way alone. */
async function running<T>(
  ways: readonly Way[],
  act: (all: readonly Running[]) => Promise<T>,
  before: readonly Running[] = [],
): Promise<T> {
  const [way, ...others] = ways;
  if (way === undefined) return act(before);
  const { name } = way;
  return onSeededEmulator(async ({ ground, pid }) => {
    const file = path.join(__dirname, 'seed-process.ts');
    const client = await MeasuredProcess.start({ name, file, told: { ...way, ground }, caFile: ground.caFile });
    const seed = async (): Promise<Seeding> => {
      const started = processorTimeOf(pid);
      const taken = await client.measure();
      const ended = processorTimeOf(pid);
      return { ...taken, emulator: started === undefined || ended === undefined ? undefined : ended - started };
    };
    const end = async (all: readonly Seeding[]): Promise<Seeded> => {
      const emulatorMegabytes = peakOf(pid);
      const acknowledged = all.reduce((sum, { rows }) => sum + rows, 0);
      return { name, rounds: all.slice(1), acknowledged, held: await ourWebApi(ground)(), emulatorMegabytes };
    };
    try {
      return await running(others, act, [...before, { name, seed, end }]);
    } finally {
      await client.stop();
    }
  });
}
