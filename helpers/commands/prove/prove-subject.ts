import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { environmentVariables } from '../../run/settings/environment';
import { readVerdict } from '../../verdict/reporters/write-verdict';
import { reports, root } from '../command';
import { onEmulator } from './emulator-process';
import { type Proof, proofOf, type Subject } from './kill-matrix';
import { killOf } from './kills';

// What a defect loses never comes, and without weather the emulator is late with nothing: there is no point in a minute of
// waiting. Its jobs take a second or two, or for ever.
const patience = { defect: { SETTLE_SECONDS: '1', JOB_SECONDS: '30' }, variation: { JOB_SECONDS: '30' } } as const;

// One test at a time: what a defect spoils is then always the row of the test that looks, in every run alike.
const inOrder = ['--workers', '1', '--reporter', './helpers/verdict/reporters/verdict-reporter.ts'];

/** The tests of what forbids a defect that breaks nearly everything: a worker is started anew after each test that fails. */
function narrowing({ kind, name }: Subject): readonly string[] {
  if (kind === 'variation') return [];
  const { isNarrow, by } = killOf(name);
  return isNarrow ? ['--grep', by.join('|')] : [];
}

/** Runs the specs, in a process and a reports folder of their own, against an emulator that is made to do one thing. */
export async function proveSubject(subject: Subject, forPlaywright: readonly string[]): Promise<Proof> {
  const started = performance.now();
  const folder = path.join(reports, 'prove', subject.name);
  // Without it, a run that never came to a verdict would be judged by the one before.
  rmSync(folder, { recursive: true, force: true });
  await onEmulator([`--${subject.kind}`, subject.name], async settings => {
    const env = { ...environmentVariables(), PROFILE: 'full', ...patience[subject.kind], ...settings };
    const args = [require.resolve('@playwright/test/cli'), 'test', ...inOrder, ...narrowing(subject), ...forPlaywright];
    const run = spawn(process.execPath, args, { cwd: root, env: { ...env, REPORTS_FOLDER: folder }, stdio: 'ignore' });
    await once(run, 'exit');
  });
  return proofOf(subject, readVerdict(folder), Math.round((performance.now() - started) / 1_000));
}
