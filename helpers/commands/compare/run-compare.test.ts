import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { comparisonSchema } from '../../verdict/compare/comparison-schema';
import { differing, testRecord } from '../../verdict/testing/record-for-tests';
import { verdictOn } from '../../verdict/testing/verdict-for-tests';
import { runCompare } from './run-compare';

const good = verdictOn([testRecord()]);
const bad = verdictOn([testRecord({ attempts: [differing()] })]);

function compare(files: Readonly<Record<string, unknown>>, ...args: string[]) {
  const folder = test.info().outputPath('verdicts');
  for (const [name, value] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const printed: string[] = [];
  const complaints: string[] = [];
  const status = runCompare({
    args,
    places: { folder, environmentsFile: path.join(folder, 'environments.json'), reports: path.join(folder, 'reports') },
    terminal: { width: 100, hasColors: false },
    print: text => void printed.push(text),
    complain: text => void complaints.push(text),
  });
  return { status, printed: printed.join(''), complaints: complaints.join('\n') };
}

test('files and reports folders are compared, and the exit status says whether something got worse', () => {
  const files = { 'reports/verdict.json': good, 'later.json': bad };

  expect(compare(files, 'reports', 'later.json')).toMatchObject({
    status: 1,
    printed: expect.stringContaining('Something got worse: CT-DELTA-04.'),
    complaints: '',
  });
  expect(compare(files, 'later.json', 'reports')).toMatchObject({
    status: 0,
    printed: expect.stringContaining('Better in B: 1'),
  });
});

test('a program gets JSON of a form that is kept, a person Markdown to send', () => {
  const { printed } = compare({ 'a.json': good, 'b.json': bad }, 'a.json', 'b.json', '--json');

  expect(comparisonSchema.parse(JSON.parse(printed))).toMatchObject({ status: 1, worse: [{ id: 'CT-DELTA-04' }] });
  expect(compare({}, 'a.json', 'b.json', '--markdown').printed).toMatch(/^# Two verdicts compared/);
});

test('a verdict of a later version, with keys that this one does not know, is compared', () => {
  const later = { ...bad, mood: 'good', requirements: bad.requirements.map(one => ({ ...one, weight: 1 })) };

  expect(compare({ 'a.json': good, 'b.json': later }, 'a.json', 'b.json').status).toBe(1);
});

test('what cannot be compared is exit status 2, and is said with what to do', () => {
  const { status, complaints } = compare({ 'good.json': good }, 'good.json', 'missing.json');
  expect({ status, complaints }).toMatchObject({ status: 2, complaints: expect.stringContaining('missing.json') });

  const refusedWith = (value: unknown): string => {
    const { status, complaints, printed } = compare({ 'bad.json': value }, 'good.json', 'bad.json');
    expect({ status, printed }).toEqual({ status: 2, printed: '' });
    expect(complaints).toContain('What to do: ');
    return complaints;
  };
  expect(refusedWith('{"schemaVersion": 1, "requi')).toContain('is damaged: it is no JSON');
  expect(refusedWith({ ...good, schemaVersion: 2 })).toContain('has the schema version 2');
  expect(refusedWith({ tests: 3 })).toContain('it has no schemaVersion');
  expect(refusedWith({ ...good, requirements: [{ id: 'CT-DELTA-04' }] })).toContain('requirements.0.level');
});

test('an environment that has a name is compared by its own reports folder', () => {
  const files = {
    'environments.json': { environments: ['old', 'new', 'idle'].map(name => ({ name, emulator: true })) },
    'reports/environments/old/verdict.json': good,
    'reports/environments/new/verdict.json': bad,
    // As the folder `emulator` of this project, beside an environment that is called so.
    'old/notes.txt': '',
  };

  expect(compare(files, 'old', 'NEW')).toMatchObject({ status: 1 });
  expect(compare({}, 'old', 'idle')).toMatchObject({
    status: 2,
    complaints: expect.stringContaining('npm run verify -- --environment idle'),
  });
  expect(compare({}, 'old', 'unknown')).toMatchObject({ status: 2 });
});

test('a folder without a verdict, one verdict, and an unknown argument are exit status 2; help is 0', () => {
  expect(compare({ 'good.json': good, 'empty/x': '' }, 'good.json', 'empty')).toMatchObject({
    status: 2,
    complaints: expect.stringContaining('There is no verdict.json in'),
  });
  expect(compare({}, 'good.json')).toMatchObject({ status: 2, complaints: expect.stringContaining('npm run compare') });
  expect(compare({}, 'good.json', 'good.json', '--fast')).toMatchObject({ status: 2 });
  expect(compare({}, '--help')).toMatchObject({ status: 0, printed: expect.stringContaining('Exit status') });
});
