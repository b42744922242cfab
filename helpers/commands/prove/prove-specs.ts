import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../dataverse/errors';
import { exitWith, reports } from '../command';
import { conformanceRequirements } from './conformance-requirements';
import { emulatorSays } from '../emulator/emulator-process';
import { inParallel } from './in-parallel';
import { isRight, lineOf, matrixJson, type Proof, renderMatrix, type Subject, subjectsIn } from './kill-matrix';
import { longWaits } from './long-waits';
import { readProveArguments } from './prove-arguments';
import { proveSubject } from './prove-subject';
import { type ProvingEmulator, withProvingEmulators } from './proving-emulators';

// `npm run prove [-- NAME…] [--quick] [--consequences] [-- arguments for Playwright]`: runs the specs against emulators with
// one defect, or one variation, each. A defect must be caught by all requirements that forbid it, with nothing undeclared;
// with a variation the run must end as it is declared. Writes kill-matrix.md and .json into the reports folder; the reports
// of each run are in its prove/NAME.

/** A run waits as long as it computes. */
const atOnce = availableParallelism() * 2;

async function prove(): Promise<number> {
  const { names, ...asked } = readProveArguments(process.argv.slice(2));
  const options = { ...asked, inConformance: conformanceRequirements() };
  const subjects = chosen(names);
  const proofs = new Map<Subject, Proof>();
  const proveOn = (emulators: readonly ProvingEmulator[], some: readonly Subject[]) =>
    inParallel(some, emulators, async (subject, emulator) => {
      const proof = await proveSubject(subject, emulator, options);
      proofs.set(subject, proof);
      console.log(lineOf(proof));
      write(subjects.flatMap(one => proofs.get(one) ?? []));
    });
  const waits = ({ name }: Subject): boolean => longWaits.has(name);
  const waiting = subjects.filter(waits);
  const working = subjects.filter(subject => !waits(subject));
  const lanes = [Math.min(waiting.length, atOnce), Math.min(working.length, atOnce)] as const;
  await withProvingEmulators(lanes[0] + lanes[1], emulators =>
    Promise.all([proveOn(emulators.slice(0, lanes[0]), waiting), proveOn(emulators.slice(lanes[0]), working)]),
  );
  return [...proofs.values()].every(isRight) ? 0 : 1;
}

/** All there are, when no name is given. */
function chosen(names: readonly string[]): readonly Subject[] {
  const all = subjectsIn(`${emulatorSays('--list-defects')}\n${emulatorSays('--list-variations')}`);
  const unknown = names.filter(name => all.every(subject => subject.name !== name));
  if (unknown.length > 0) {
    throw new HarnessError(`No defect or variation is called ${unknown.join(', ')}.`, `known: ${namesOf(all)}.`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

const namesOf = (subjects: readonly Subject[]): string => subjects.map(({ name }) => name).join(', ');

/** After each run: a proof of everything takes its time, and may be broken off. */
function write(proofs: readonly Proof[]): void {
  mkdirSync(reports, { recursive: true });
  writeFileSync(path.join(reports, 'kill-matrix.md'), renderMatrix(proofs));
  writeFileSync(path.join(reports, 'kill-matrix.json'), matrixJson(proofs));
}

exitWith(prove());
