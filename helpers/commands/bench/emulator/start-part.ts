import { emulatorArguments } from '../../emulator/emulator-process';
import type { Measured, Part } from '../part';
import { inMegabytes } from '../process/in-megabytes';
import { peakOf } from '../process/peak-of';
import { bareServerArguments, onServer, withBareServerFiles } from './bare-server';
import { median, medianRatio } from '../median';

const rounds = 9;
/** Milliseconds that a start may take. */
const most = 700;

/** How long the emulator takes until it listens, beside a server of the same libraries that does nothing. */
export const startPart: Part = {
  name: 'start',
  what: 'the start of the emulator until it listens, beside a bare server of the same libraries',
  measure: () =>
    withBareServerFiles({}, async files => {
      const programs = { emulator: [...emulatorArguments, '--port', '0'], bare: bareServerArguments(files) };
      const startOf = (args: readonly string[]): Promise<Start> => {
        const started = performance.now();
        return onServer(args, (_origin, pid) =>
          Promise.resolve({ milliseconds: performance.now() - started, megabytes: peakOf(pid) }),
        );
      };
      // The first start after a change transpiles what has changed.
      const first = await startOf(programs.emulator);
      const emulator: Start[] = [];
      const bare: Start[] = [];
      for (let round = 0; round < rounds; round += 1) {
        emulator.push(await startOf(programs.emulator));
        bare.push(await startOf(programs.bare));
      }
      return measuredOf({ first, emulator, bare });
    }),
};

/** Until it listens: milliseconds, and the most memory that it held, in megabytes. */
type Start = { readonly milliseconds: number; readonly megabytes: number | undefined };

type Starts = { readonly first: Start; readonly emulator: readonly Start[]; readonly bare: readonly Start[] };

function measuredOf({ first, emulator, bare }: Starts): Measured {
  const [times, bareTimes] = [emulator.map(timeOf), bare.map(timeOf)];
  const figures = {
    ...{ first: Math.round(timeOf(first)), emulator: Math.round(median(times)), bare: Math.round(median(bareTimes)) },
    ...{ megabytes: emulator.at(-1)?.megabytes, bareMegabytes: bare.at(-1)?.megabytes },
  };
  return {
    figures,
    lines: [
      `up in ${figures.emulator} ms, the first time in ${figures.first}; a bare server in ${figures.bare}`,
      `memory when it is up: ${inMegabytes(figures.megabytes)}, of a bare server ${inMegabytes(figures.bareMegabytes)}`,
    ],
    targets: [
      { what: 'start of the emulator, against 0.7 seconds', ratio: median(times) / most, atMost: 1 },
      { what: 'start of the emulator, against a bare server', ratio: medianRatio(times, bareTimes), atMost: 5.6 },
    ],
  };
}

const timeOf = ({ milliseconds }: Start): number => milliseconds;
