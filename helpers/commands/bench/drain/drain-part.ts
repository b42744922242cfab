import type { Part } from '../part';
import { inMegabytes } from '../process/in-megabytes';
import { peakOf } from '../process/peak-of';
import { measuredOf } from './drain-figures';
import { drainInTurns, type SizeDrained } from './drain-in-turns';
import { onSeededEmulator } from './on-seeded-emulator';

/** Reads of the whole table with change tracking: rows per second and memory of our reader, beside those of others. */
export const drainPart: Part = {
  name: 'drain',
  what: 'reads of the whole table with change tracking, by our reader, a raw loop and dynamics-web-api',
  measure: async ({ rows: sizes }) =>
    onSeededEmulator(async ({ seed, ground, pid }) => {
      const drained: SizeDrained[] = [];
      for (const rows of sizes) {
        await seed(drained.at(-1)?.rows ?? 0, rows);
        drained.push(await drainInTurns(ground, rows));
      }
      const measured = measuredOf(drained);
      return {
        ...measured,
        lines: [...measured.lines, `memory of the emulator at its most: ${inMegabytes(peakOf(pid))}`],
      };
    }),
};
