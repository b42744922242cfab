import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { exitWith, inWords, reports } from '../command';
import { benchPage, type PartResult, targetInWords } from './bench-page';
import { drainPart } from './drain/drain-part';
import { deltaPart } from './emulator/delta-part';
import { serverPart } from './emulator/server-part';
import { startPart } from './emulator/start-part';
import { emulatorLoadPart } from './emulator-load/emulator-load-part';
import { isMet, type Part } from './part';
import { benchUsage, readBenchArguments } from './read-bench-arguments';
import { seedingPart } from './seeding/seeding-part';
import { verifyRunPart } from './verify-run/verify-run-part';

// `npm run bench`: what the suite and its emulator cost, each figure beside one of the same run that it is held against.

const parts: readonly Part[] = [
  drainPart,
  seedingPart,
  deltaPart,
  serverPart,
  startPart,
  verifyRunPart,
  emulatorLoadPart,
];

async function bench(): Promise<number> {
  const { help, parts: chosen, ...options } = readBenchArguments(process.argv.slice(2), parts);
  if (help) {
    console.log(benchUsage(parts));
    return 0;
  }
  const results: PartResult[] = [];
  for (const part of chosen) {
    const result = { part, measured: await part.measure(options) };
    tell(result);
    results.push(result);
    // After each: an hour of measuring is not lost with its last part.
    write(results);
  }
  return statusOf(results);
}

function tell({ part, measured: { lines, targets = [], faults = [] } }: PartResult): void {
  console.log(`${part.name}: ${part.what}`);
  for (const line of lines) console.log(`  ${line}`);
  for (const target of targets) {
    console.log(`  ${isMet(target) ? 'met   ' : 'MISSED'} ${target.what}: ${targetInWords(target)}`);
  }
  if (faults.length > 0) console.log(`  LOST: ${faults.length}, the first ones:`);
  for (const fault of faults.slice(0, 10)) console.log(`    ${fault}`);
}

function write(results: readonly PartResult[]): void {
  mkdirSync(reports, { recursive: true });
  const processors = cpus();
  const machine = `${processors.length} × ${processors[0]?.model ?? 'an unknown processor'}, Node.js ${process.versions.node}, ${new Date().toISOString()}`;
  const all: Record<string, unknown> = { machine };
  for (const { part, measured } of results) {
    const { figures, targets, faults } = measured;
    all[part.name] = { figures, targets, faults };
  }
  writeFileSync(path.join(reports, 'bench.json'), `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(path.join(reports, 'bench.html'), benchPage(results, machine));
  console.log(`  Written to ${inWords(path.join(reports, 'bench.json'))} and bench.html`);
}

function statusOf(results: readonly PartResult[]): number {
  if (results.some(({ measured }) => (measured.faults ?? []).length > 0)) return 2;
  return results.every(({ measured }) => (measured.targets ?? []).every(isMet)) ? 0 : 1;
}

exitWith(bench());
