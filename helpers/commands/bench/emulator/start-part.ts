import { emulatorArguments } from '../../emulator/emulator-process';
import type { Measured, Part } from '../part';
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
      const startOf = (args: readonly string[]) => {
        let milliseconds = NaN;
        const started = performance.now();
        return onServer(args, () => {
          milliseconds = performance.now() - started;
          return Promise.resolve();
        }).then(() => milliseconds);
      };
      // The first start after a change transpiles what has changed.
      const first = await startOf(programs.emulator);
      const emulator: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        emulator.push(await startOf(programs.emulator));
        bare.push(await startOf(programs.bare));
      }
      return measuredOf({ first, emulator, bare });
    }),
};

type Starts = { readonly first: number; readonly emulator: readonly number[]; readonly bare: readonly number[] };

function measuredOf({ first, emulator, bare }: Starts): Measured {
  const figures = { first: Math.round(first), emulator: Math.round(median(emulator)), bare: Math.round(median(bare)) };
  return {
    figures,
    lines: [`up in ${figures.emulator} ms, the first time in ${figures.first}; a bare server in ${figures.bare}`],
    targets: [
      { what: 'start of the emulator, against 0.7 seconds', ratio: median(emulator) / most, atMost: 1 },
      { what: 'start of the emulator, against a bare server', ratio: medianRatio(emulator, bare), atMost: 5.6 },
    ],
  };
}
