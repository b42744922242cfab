import { importSolution } from '../../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../../dataverse/solutions/read-package';
import { connect } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import { ownPackages } from '../../../sample/own-package';
import { onEmulator } from '../../emulator/emulator-process';
import type { Measured, Part } from '../part';
import { inMegabytes } from '../process/in-megabytes';
import { peakOf } from '../process/peak-of';
import { type LoadResult, putUnderLoad } from './put-under-load';

/** The emulator under the load of many clients at once: requests a second, latency, memory, and whether anything was lost. */
export const emulatorLoadPart: Part = {
  name: 'load',
  what: 'the emulator under the load of many clients at once, and whether anything was lost',
  measure: async ({ clients, seconds }) =>
    onEmulator(['--import-delay', '0', '--index-delay', '0'], async (variables, pid) => {
      const settings = loadSettings(variables);
      await importSolution(connect(settings), await readPackage(ownPackages.online), { timeout: 60_000 });
      const result = await putUnderLoad(settings, { clients, seconds, exports: 3 });
      return measuredOf(result, { clients, peakMegabytes: peakOf(pid) });
    }),
};

function measuredOf(
  { nonsense, ...result }: LoadResult,
  { clients, peakMegabytes }: { readonly clients: number; readonly peakMegabytes: number | undefined },
): Measured {
  const { seconds, latency, statuses, rows, differing, exports } = result;
  const perSecond = Math.round(result.requests / seconds);
  const inMs = (value: number): string => `${Math.round(value)} ms`;
  return {
    figures: {
      ...result,
      clients,
      perSecond,
      peakMegabytes,
      nonsense: { sent: Object.fromEntries(nonsense.sent), blamed: nonsense.blamed },
    },
    lines: [
      `${clients} clients for ${Math.round(seconds)} s: ${perSecond} requests a second, ${rows} rows in the end`,
      `latency: half of the requests within ${inMs(latency.p50)}, 99 of 100 within ${inMs(latency.p99)}, the longest ${inMs(latency.max)}`,
      `memory at its most: ${inMegabytes(peakMegabytes)}`,
      `answers: ${Object.entries(statuses)
        .map(([status, count]) => `${count} of ${status}`)
        .join(', ')}`,
      `state asked for ${exports.length} times meanwhile: ${exports.map(({ bytes }) => `${Math.round(bytes / 1e6)} MB`).join(', ')}`,
    ],
    faults: [...differing, ...nonsense.blamed, ...exports.flatMap(one => one.faults)],
  };
}
