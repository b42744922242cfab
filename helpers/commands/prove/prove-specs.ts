import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../dataverse/errors';
import { environmentVariables } from '../../run/settings/environment';
import { readVerdict, removeVerdict } from '../../verdict/reporters/write-verdict';
import { exitWith, reports, root } from '../command';
import { emulatorSays, onEmulator } from './emulator-process';
import {
  isRight,
  lineOf,
  matrixJson,
  type Proof,
  proofOf,
  renderMatrix,
  type Subject,
  subjectsIn,
} from './kill-matrix';

// `npm run prove [-- NAME… [-- arguments for Playwright]]`: runs the specs against an emulator with one defect, or one variation, at a time.
// Each defect must be caught by a requirement; with each variation the run must end as it is declared. Writes reports/kill-matrix.md and .json.

// What a defect loses never comes, and without weather the emulator is late with nothing: there is no point in a minute of waiting.
const impatient = { SETTLE_SECONDS: '1' };

async function prove(): Promise<number> {
  const args = process.argv.slice(2);
  const end = args.indexOf('--');
  const [names, forPlaywright] = end < 0 ? [args, []] : [args.slice(0, end), args.slice(end + 1)];
  const proofs: Proof[] = [];
  for (const subject of chosen(names)) {
    const proof = await run(subject, forPlaywright);
    proofs.push(proof);
    console.log(lineOf(proof));
    write(proofs);
  }
  return proofs.every(isRight) ? 0 : 1;
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

async function run(subject: Subject, forPlaywright: readonly string[]): Promise<Proof> {
  const started = performance.now();
  // Without it, a run that never came to a verdict would be judged by the one before.
  removeVerdict(reports);
  await onEmulator([`--${subject.kind}`, subject.name], async settings => {
    const patience = subject.kind === 'defect' ? impatient : {};
    const env = { ...environmentVariables(), PROFILE: 'full', ...patience, ...settings };
    const reporter = ['--reporter', './helpers/verdict/reporters/verdict-reporter.ts'];
    // One test at a time: what a defect spoils is then always the row of the test that looks, in every run alike.
    const args = [require.resolve('@playwright/test/cli'), 'test', '--workers', '1', ...reporter, ...forPlaywright];
    await once(spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' }), 'exit');
  });
  return proofOf(subject, readVerdict(reports), Math.round((performance.now() - started) / 1_000));
}

/** After each run: a proof of everything takes its time, and may be broken off. */
function write(proofs: readonly Proof[]): void {
  mkdirSync(reports, { recursive: true });
  writeFileSync(path.join(reports, 'kill-matrix.md'), renderMatrix(proofs));
  writeFileSync(path.join(reports, 'kill-matrix.json'), matrixJson(proofs));
}

exitWith(prove());
