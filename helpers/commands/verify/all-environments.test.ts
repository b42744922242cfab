import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { EnvironmentEntry } from '../../run/environments/environments-schema';
import { exitStatuses, type Verdict } from '../../verdict/verdict-schema';
import { differing, lookless, testRecord } from '../../verdict/testing/record-for-tests';
import { verdictOn } from '../../verdict/testing/verdict-for-tests';
import { HarnessError } from '../../dataverse/errors';
import { writeVerdict } from '../../verdict/reporters/write-verdict';
import { type Fleet, verifyAllEnvironments, verifyEnvironment } from './all-environments';
import { readVerifyArguments } from './read-arguments';

const startedAt = '2099-01-01T00:00:00.000Z';
const ofToday = (verdict: Verdict): Verdict => ({ ...verdict, run: { ...verdict.run, startedAt } });
const good = ofToday(verdictOn([testRecord()]));
const bad = ofToday(verdictOn([testRecord({ attempts: [differing()] })]));
const blind = ofToday(verdictOn([testRecord({ attempts: [lookless()] })]));

const real = (name: string, settings?: Record<string, string>): EnvironmentEntry => ({
  ...{ name, url: `https://${name}.crm.dynamics.com` },
  ...(settings && { settings }),
});

type Call = Parameters<NonNullable<Fleet['run']>>;

/** Runs that come to these verdicts, by the name of the environment. */
function fleetOf(
  entries: readonly EnvironmentEntry[],
  verdicts: Readonly<Record<string, Verdict | Error>>,
  args: string[] = [],
) {
  const calls: Call[] = [];
  const reports = test.info().outputPath('reports');
  const run = async (...call: Call): Promise<number> => {
    const [asked, env, lacks] = call;
    calls.push(call);
    const verdict = lacks === undefined ? verdicts[asked.environment ?? ''] : blind;
    if (verdict === undefined || verdict instanceof Error) throw verdict ?? new Error('no such run');
    const folder = env['REPORTS_FOLDER'] ?? '';
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'verdict.json'), JSON.stringify(verdict));
    return Promise.resolve(exitStatuses[verdict.verdict]);
  };
  const stepSummary = path.join(path.dirname(reports), 'step.md');
  const env = { REPORTS_FOLDER: reports, GITHUB_STEP_SUMMARY: stepSummary, A_SECRET: 'of a' };
  const printed: string[] = [];
  const print = (line: string): void => void printed.push(line);
  const fleet: Fleet = { asked: readVerifyArguments(args), entries, env, print, run };
  return { fleet, calls, printed, page: path.join(reports, 'environments/index.html'), reports, stepSummary };
}

test('each environment is run with its own settings, folder and profile, and one page has them all', async () => {
  const entries: EnvironmentEntry[] = [
    real('a', { AZURE_CLIENT_SECRET: 'A_SECRET' }),
    { ...real('b'), profile: 'smoke' },
    { name: 'c', emulator: true },
  ];
  const { fleet, calls, page, reports, stepSummary } = fleetOf(entries, { a: good, b: good, c: good });

  expect(await verifyAllEnvironments(fleet)).toBe(0);

  expect(calls.map(([asked]) => [asked.environment, asked.emulator, asked.profile])).toEqual([
    ['a', false, undefined],
    ['b', false, 'smoke'],
    ['c', true, undefined],
  ]);
  expect(calls.map(([, env]) => env['REPORTS_FOLDER'])).toEqual(
    ['a', 'b', 'c'].map(name => path.join(reports, 'environments', name)),
  );
  expect(calls.map(([, env]) => env['AZURE_CLIENT_SECRET'] ?? '')).toEqual(['of a', '', '']);
  expect(readFileSync(page, 'utf8')).toContain('All 3 environments support change tracking.');
  expect(readFileSync(stepSummary, 'utf8').match(/^# /gm)).toHaveLength(1);
});

test('a profile that is asked for is meant for every environment', async () => {
  const { fleet, calls } = fleetOf([{ ...real('a'), profile: 'full' }], { a: good }, ['--all', '--profile', 'smoke']);

  await verifyAllEnvironments(fleet);

  expect(calls[0]?.[0].profile).toBe('smoke');
});

test('one that cannot be looked at keeps nobody from looking at the others, and the worst decides', async () => {
  const entries = [real('a', { AZURE_CLIENT_SECRET: 'MISSING' }), real('b'), real('c'), real('d')];
  const { fleet, calls, printed, page } = fleetOf(entries, { b: new Error('a crash'), c: good, d: bad });

  expect(await verifyAllEnvironments(fleet)).toBe(1);

  expect(calls.map(([{ environment }]) => environment)).toEqual(['a', 'b', 'c', 'd']);
  expect(calls[0]?.[2]?.message).toContain('MISSING is not set: AZURE_CLIENT_SECRET is taken from it');
  expect(readFileSync(page, 'utf8')).toContain('1 of 4 environments support change tracking; d does not; a could not');
  expect(printed.join('\n')).toContain('Error: a crash');
  expect(printed).toContain(
    '  By environments.json: DATAVERSE_URL is its url, AZURE_CLIENT_SECRET is taken from MISSING',
  );
  expect(printed).toContain('  d  not supported  since 2099-01-01');
  const others = fleetOf(entries.slice(0, 3), { b: good, c: good });
  expect(await verifyAllEnvironments(others.fleet)).toBe(2);
});

test('runs side by side leave one page with all of them', async () => {
  const entries = ['a', 'b', 'c', 'd'].map(name => real(name));
  const { fleet, page } = fleetOf(entries, { a: good, b: bad, c: good, d: blind });

  const statuses = await Promise.all(entries.map(entry => verifyEnvironment(fleet, entry)));

  expect(statuses).toEqual([0, 1, 0, 2]);
  expect(readFileSync(page, 'utf8')).toContain(
    '2 of 4 environments support change tracking; b does not; d could not be looked at.',
  );
});

/** A verdict of another day in the folder of each. */
function verifiedBefore(reports: string, names: readonly string[]): void {
  for (const folder of names.map(name => path.join(reports, 'environments', name))) {
    writeVerdict(verdictOn([testRecord()]), { folder, env: {} });
    writeFileSync(path.join(folder, 'junit.xml'), '<testsuites/>');
  }
}

test('a verdict of another day is not taken for one of a run that was stopped before', async () => {
  const { fleet, printed, page, reports } = fleetOf([real('a'), real('b')], { a: good });
  verifiedBefore(reports, ['a', 'b']);
  const run: Fleet['run'] = async (...call) => {
    process.emit('SIGTERM');
    return (await fleet.run?.(...call)) ?? 0;
  };

  expect(await verifyAllEnvironments({ ...fleet, run })).toBe(2);

  expect(printed).toContain('1 of 2 environments support change tracking; b has not been looked at.');
  expect(readFileSync(page, 'utf8')).toContain('b has not been looked at.');
  expect(existsSync(path.join(reports, 'environments/b/junit.xml'))).toBe(false);
});

test('what cannot be meant leaves the verdicts of another day, is told in words, and says whose they are', async () => {
  const misused = new HarnessError('No test looks at it', 'ask for another one.');
  const { fleet, printed, reports } = fleetOf([real('a'), real('b')], { a: misused, b: misused });
  verifiedBefore(reports, ['a', 'b']);

  expect(await verifyAllEnvironments(fleet)).toBe(2);

  expect(printed).toContain('  Of an earlier run: a, b');
  expect(printed.filter(line => line.startsWith('HarnessError: No test looks at it'))).toHaveLength(2);
  expect(printed.join('\n')).not.toMatch(/^ +at /m);
});

test('who asks for what failed last time is not robbed of the last time', async () => {
  const { fleet, calls, reports } = fleetOf([real('a'), real('b')], { a: good, b: good }, ['--all', '--failed']);
  verifiedBefore(reports, ['b']);
  const kept: boolean[] = [];
  const run: Fleet['run'] = async (...call) => {
    kept.push(existsSync(path.join(reports, 'environments/b/verdict.json')));
    return (await fleet.run?.(...call)) ?? 0;
  };

  await verifyAllEnvironments({ ...fleet, run });

  expect(calls).toHaveLength(2);
  expect(kept).toEqual([true, true]);
});
