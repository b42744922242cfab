import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { SettingsError } from '../../dataverse/errors';
import { importSolution } from '../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../dataverse/solutions/read-package';
import { connect } from '../../run/connect';
import { loadSettings } from '../../run/settings/load';
import { ownPackages } from '../../sample/own-package';
import { exitWith, inWords, reports } from '../command';
import { onEmulator } from '../emulator/emulator-process';
import { parseCommand } from '../parse-command';
import { type LoadResult, putUnderLoad } from './emulator-load/put-under-load';

// `npm run bench [-- --clients 500 --seconds 60]`: the emulator under the load of many clients, in a process of its own. Prints
// what it measured, writes reports/bench.json, and ends with 2 where something was lost.

type Bench = LoadResult & {
  readonly clients: number;
  readonly perSecond: number;
  readonly peakMegabytes: number | undefined;
};

const usage = `npm run bench [-- --clients 500] [--seconds 60]

The emulator under the load of many clients at once: requests a second, latency, memory, and whether anything was lost.`;

function howMany(option: string, text: string): number {
  const { success, data } = z.coerce.number().int().positive().safeParse(text);
  if (!success) throw new SettingsError(`${option} is a whole number from 1, and not ${text}.`, `use it so:\n${usage}`);
  return data;
}

async function bench(): Promise<number> {
  const options = {
    clients: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    help: { type: 'boolean', default: false },
  } as const;
  const { clients, seconds, help } = parseCommand({ args: process.argv.slice(2), options }, usage).values;
  if (help) {
    console.log(usage);
    return 0;
  }
  const load = { clients: howMany('--clients', clients), seconds: howMany('--seconds', seconds), exports: 3 };
  const measured = await onEmulator(['--import-delay', '0', '--index-delay', '0'], async (variables, pid) => {
    const settings = loadSettings(variables);
    await importSolution(connect(settings), await readPackage(ownPackages.online), { timeout: 60_000 });
    const result = await putUnderLoad(settings, load);
    const perSecond = Math.round(result.requests / result.seconds);
    return { ...result, clients: load.clients, perSecond, peakMegabytes: peakOf(pid) };
  });
  mkdirSync(reports, { recursive: true });
  const file = path.join(reports, 'bench.json');
  writeFileSync(file, `${JSON.stringify({ emulatorUnderLoad: asJson(measured) }, null, 2)}\n`);
  for (const line of linesOf(measured)) console.log(line);
  console.log(`Written to ${inWords(file)}`);
  return isLossless(measured) ? 0 : 2;
}

/** The most memory that a process ever held. Undefined where the system does not tell. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1_024);
  } catch {
    return undefined;
  }
}

const isLossless = ({ differing, exports, nonsense }: Bench): boolean =>
  differing.length === 0 && nonsense.blamed.length === 0 && exports.every(({ faults }) => faults.length === 0);

const asJson = ({ nonsense, ...bench }: Bench) => ({
  ...bench,
  nonsense: { sent: Object.fromEntries(nonsense.sent), blamed: nonsense.blamed },
});

function linesOf({ clients, seconds, perSecond, latency, statuses, rows, peakMegabytes, ...bench }: Bench): string[] {
  const inMs = (value: number): string => `${Math.round(value)} ms`;
  const faults = [...bench.differing, ...bench.nonsense.blamed, ...bench.exports.flatMap(one => one.faults)];
  return [
    `The emulator under ${clients} clients for ${Math.round(seconds)} s: ${perSecond} requests a second, ${rows} rows in the end`,
    `  latency: half of the requests within ${inMs(latency.p50)}, 99 of 100 within ${inMs(latency.p99)}, the longest ${inMs(latency.max)}`,
    `  memory: ${peakMegabytes === undefined ? 'not told here' : `${peakMegabytes} MB at most`}`,
    `  answers: ${Object.entries(statuses)
      .map(([status, count]) => `${count} of ${status}`)
      .join(', ')}`,
    `  state asked for ${bench.exports.length} times meanwhile: ${bench.exports.map(({ bytes }) => `${Math.round(bytes / 1e6)} MB`).join(', ')}`,
    faults.length === 0 ? '  nothing was lost' : `  LOST: ${faults.length}, the first ones:`,
    ...faults.slice(0, 10).map(fault => `    ${fault}`),
  ];
}

exitWith(bench());
