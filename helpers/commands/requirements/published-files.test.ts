import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import Ajv from 'ajv';
import type { Survey } from '../../run/survey/survey-schema';
import { compareVerdicts } from '../../verdict/compare/compare-verdicts';
import { readOutline } from '../../verdict/compare/verdict-outline';
import { concludeRun } from '../../verdict/reporters/conclude-run';
import { listTests } from '../../verdict/requirements/list-tests';
import { differing, testRecord } from '../../verdict/testing/record-for-tests';
import { root } from '../command';
import { publishedFiles } from './published-files';

/** What a validator that is not ours says of a value: the place of each fault. */
function faultsOf(name: string, value: unknown): string[] {
  const ajv = new Ajv({ allErrors: true });
  const schema: unknown = JSON.parse(readFileSync(path.join(root, `docs/schema/${name}.schema.json`), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('A schema is an object.');
  const validate = ajv.compile(schema);
  void validate(value);
  return (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ''}`);
}

/** A verdict as a run writes it, of the whole catalogue. */
function verdictFile(): string {
  const folder = test.info().outputPath('reports');
  concludeRun({
    ...{ folder, env: {}, run: { id: 'a1b2c3d4', target: 'emulator', profile: 'core' }, startedAt: new Date() },
    tests: [
      testRecord({ requirementIds: ['CT-DELTA-04'], attempts: [differing()] }),
      testRecord({ requirementIds: ['CT-DELTA-02'] }),
    ],
    errors: [],
    scope: { kind: 'shard', current: 1, total: 3 },
  });
  return path.join(folder, 'verdict.json');
}

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

test('what is committed is what the code and the specs make of it', async () => {
  for (const [name, text] of await publishedFiles(root, listTests(root))) {
    expect(readFileSync(path.join(root, name), 'utf8') === text, `${name}: run npm run requirements`).toBe(true);
  }
});

test('a verdict that a run wrote fits its schema, also with a key of a later version, and a damaged one does not', () => {
  const verdict = json(verdictFile());

  expect(faultsOf('verdict', verdict)).toEqual([]);
  expect(faultsOf('verdict', { ...Object(verdict), later: true })).toEqual([]);
  expect(faultsOf('verdict', { ...Object(verdict), verdict: 'maybe', requirements: [{ id: 'CT-1' }] })).toEqual(
    expect.arrayContaining([
      expect.stringContaining('.verdict should be equal to one of the allowed values'),
      expect.stringContaining(".requirements[0] should have required property 'level'"),
    ]),
  );
});

test('a comparison and a survey fit theirs', () => {
  const outline = readOutline(verdictFile());
  const survey: Survey = {
    environment: { kind: 'dataverse', url: 'https://x.test/', version: '9.2.1', organizationId: 'o', userId: 'u' },
    tables: [
      { logicalName: 'account', tracking: 'on', keys: [], read: { kind: 'read', rows: 3, changes: 0 } },
      { logicalName: 'lead', tracking: 'cannot be switched on', keys: [], read: { kind: 'refused', reason: 'no' } },
    ],
    missing: [],
  };

  expect(faultsOf('comparison', JSON.parse(JSON.stringify(compareVerdicts(outline, outline))))).toEqual([]);
  expect(faultsOf('survey', { schemaVersion: 1, ...survey })).toEqual([]);
  expect(
    faultsOf('survey', { schemaVersion: 1, ...survey, tables: [{ logicalName: 'x', tracking: 'on' }] }),
  ).not.toEqual([]);
});

test('the example of environments.json fits its schema, and what the suite refuses does not', () => {
  const file = path.join(root, 'environments.example.json');
  const [name, url] = ['x', 'https://x.crm.dynamics.com'];

  expect(faultsOf('environments', json(file))).toEqual([]);
  expect(faultsOf('environments', { environments: [{ name, url, colour: 'red' }] })).not.toEqual([]);
  expect(faultsOf('environments', { environments: [{ name }] })).not.toEqual([]);
  expect(faultsOf('environments', { environments: [{ name, url, settings: { PAGESIZE: 'A' } }] })).not.toEqual([]);
});
