import path from 'node:path';
import type { Taken } from '../process/measure-on-messages';
import { MeasuredProcess } from '../process/measured-process';
import { type ContestantName, contestants } from './contestants/all';
import type { Ground } from './contestants/contestant';

/** What the drains of one contestant took, in the order of the rounds. The first one, which warms it up, is not among them. */
export type Rounds = readonly Taken[];

/** All drains of a table of so many rows. */
export type SizeDrained = {
  readonly rows: number;
  readonly by: ReadonlyMap<ContestantName, Rounds>;
};

/** Drains of a million rows take so long that few must do. */
const roundsOf = (rows: number): number => Math.min(15, Math.max(3, Math.round(700_000 / rows)));

/** Of which nothing is asked but a figure: drained once, and not where that takes minutes. */
const beside: ContestantName = 'our reader of SOAP';
const mostBeside = 100_000;

/** Lets each contestant drain the table, one after the other and round after round, each round beginning with another one. */
export async function drainInTurns(ground: Ground, rows: number, rounds = roundsOf(rows)): Promise<SizeDrained> {
  const names = (Object.keys(contestants) as ContestantName[]).filter(name => name !== beside || rows <= mostBeside);
  const drainers = await Promise.all(names.map(name => start(name, ground)));
  try {
    const racing = drainers.filter(({ name }) => name !== beside);
    for (const drainer of racing) await drainer.measure();
    const by = new Map<ContestantName, Taken[]>(names.map(name => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      const first = round % racing.length;
      for (const drainer of [...racing.slice(first), ...racing.slice(0, first)]) {
        by.get(drainer.name)?.push(await drainer.measure());
      }
    }
    for (const drainer of drainers.filter(({ name }) => name === beside)) {
      by.get(drainer.name)?.push(await drainer.measure());
    }
    return { rows, by };
  } finally {
    await Promise.all(drainers.map(drainer => drainer.stop()));
  }
}

const start = (name: ContestantName, ground: Ground): Promise<MeasuredProcess<ContestantName>> =>
  MeasuredProcess.start({
    name,
    file: path.join(__dirname, 'drain-process.ts'),
    told: { name, ground },
    caFile: ground.caFile,
  });
