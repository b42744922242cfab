import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { environmentVariables } from '../../run/settings/environment';
import { proofVariables } from '../../run/settings/proof';
import { readVerdict } from '../../verdict/reporters/write-verdict';
import { keepsCode, reports, root } from '../command';
import { conformanceAlone } from './conformance-requirements';
import { type Proof, proofOf, type Subject } from './kill-matrix';
import { killOf } from './kills';
import type { ProvingEmulator } from './proving-emulators';

const playwright = require.resolve('@playwright/test/cli');

// What a defect loses never comes, and without weather the emulator is late with nothing: there is no point in a minute of
// waiting. Its jobs take a second or two, or for ever.
const patience = { defect: { SETTLE_SECONDS: '1', JOB_SECONDS: '30' }, variation: { JOB_SECONDS: '30' } } as const;

// Weather may never turn a verdict, which every MUST has a part in, and nothing else has. What a defect breaks beside its own
// requirement is seen only where everything is looked at.
const profile = { defect: 'full', variation: 'core' } as const;

// One test at a time: what a defect spoils is then always the row of the test that looks, in every run alike.
const inOrder = ['--workers', '1', '--reporter', './helpers/verdict/reporters/verdict-reporter.ts'];

/**
 * Which tests show what is to be known. A defect that breaks nearly everything: those of what forbids it, as a worker is
 * started anew after each test that fails. One that only specs/conformance forbids: those, as the scenario asks for nothing
 * else. Weather, and what is told in the set-up, is for the whole run.
 */
function testsThatTell(
  { kind, name }: Subject,
  { inConformance, looksAtConsequences }: ProofOptions,
): readonly string[] {
  if (kind === 'variation') return [];
  const { isNarrow, inScenario, by, stops } = killOf(name);
  if (isNarrow) return ['--grep', by.join('|')];
  const standsAlone = !inScenario && stops.length === 0 && by.every(id => inConformance.has(id));
  return standsAlone && !looksAtConsequences ? conformanceAlone : [];
}

export type ProofOptions = {
  /** Whether tests are run that can only show what a defect breaks beside what forbids it. */
  readonly looksAtConsequences: boolean;
  /** Ids of the requirements that specs/conformance checks. */
  readonly inConformance: ReadonlySet<string>;
  /** Arguments for Playwright. */
  readonly forPlaywright: readonly string[];
};

/** Nobody reads the exchanges of a proof: its runs are judged by their verdicts alone. Each run writes the same rows. */
function proofSettings(
  { kind, name }: Subject,
  { looksAtConsequences }: ProofOptions,
): Readonly<Record<string, string>> {
  const settings = { PROFILE: profile[kind], KEEP_EVIDENCE: 'false', CONVERGENCE_SEED: '1', ...patience[kind] };
  // Whatever the machine says: many rows are written only where their tests are to notice something.
  if (kind === 'variation') return { ...settings, SCALE_ROWS: '' };
  const { by, also, seen, scaleRows = '' } = killOf(name);
  const noticing = new Set([...by, ...seen.map(([id]) => id)]);
  return {
    ...settings,
    SCALE_ROWS: String(scaleRows),
    ...proofVariables({ by: noticing, also: new Set(also), looksAtConsequences }),
  };
}

/** Runs the specs, in a process and a reports folder of their own, against an emulator that is made to do one thing. */
export async function proveSubject(
  subject: Subject,
  { control, settings }: ProvingEmulator,
  options: ProofOptions,
): Promise<Proof> {
  const started = performance.now();
  const folder = path.join(reports, 'prove', subject.name);
  // Without it, a run that never came to a verdict would be judged by the one before.
  rmSync(folder, { recursive: true, force: true });
  await control.startAgain(subject.kind, subject.name);
  const env = { ...environmentVariables(), ...proofSettings(subject, options), ...settings, REPORTS_FOLDER: folder };
  const args = ['test', ...inOrder, ...testsThatTell(subject, options), ...options.forPlaywright];
  const run = spawn(process.execPath, [playwright, ...args], {
    cwd: root,
    env: { ...env, ...keepsCode(env) },
    stdio: 'ignore',
  });
  await once(run, 'exit');
  return proofOf(subject, readVerdict(folder), Math.round((performance.now() - started) / 1_000));
}
