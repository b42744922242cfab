import { expect, test } from '@playwright/test';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { differing, testRecord } from '../testing/record-for-tests';
import { verdictOn } from '../testing/verdict-for-tests';
import type { Environment } from '../../run/settings/environment';
import type { Verdict } from '../verdict-schema';
import { writeJunit } from './junit/write-junit';
import { readVerdict, removeVerdict, writeVerdict } from './write-verdict';

const error = 'Error: expect(received).toBe(expected)\n\nExpected: | <b>1</b> ```\nReceived: swordfish';
const rerun = 'npm run verify -- --requirement CT-DELTA-04';
const judged = verdictOn([testRecord({ attempts: [differing(error)] })]);
const verdict: Verdict = { ...judged, requirements: judged.requirements.map(one => ({ ...one, rerun })) };
const options = { env: { AZURE_CLIENT_SECRET: 'swordfish' } };

test('verdict and summary explain a failure and hold no secret', () => {
  const folder = test.info().outputPath('reports');

  writeVerdict(verdict, { folder, ...options });

  const summary = readFileSync(path.join(folder, 'summary.md'), 'utf8');
  expect(summary).toContain('# This environment does not support change tracking');
  expect(summary).toContain('| change tracking retention (days) | 7 |');
  expect(summary).toContain('Expected: | <b>1</b> ```\nReceived: [secret]\n````');
  expect(summary).toContain('## CT-DELTA-04: The environment does not support it');
  expect(summary).toContain(`Look at it again: \`${rerun}\``);
  expect(readFileSync(path.join(folder, 'verdict.json'), 'utf8') + summary).not.toContain('swordfish');
});

test('a table row stays one row whatever the error holds', () => {
  const folder = test.info().outputPath('reports');

  writeVerdict(verdict, { folder, ...options });

  const rows = readFileSync(path.join(folder, 'summary.md'), 'utf8').match(/^\| CT-DELTA-04 .*$/gm) ?? [];
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatch(/\\\| &lt;b>1&lt;\/b> \\`\\`/);
});

test('what a run took its time for is a picture beside the summary, and in it by numbers, where evidence is kept', () => {
  const timeline = [{ name: 'import', startedAt: '2026-01-01T00:00:00.000Z', durationMs: 4_000 }];
  const folderOf = (env: Environment): string => {
    const folder = test.info().outputPath(env['KEEP_EVIDENCE'] ?? 'kept');
    writeVerdict({ ...verdict, timeline }, { folder, env });
    return folder;
  };
  const kept = folderOf({});

  expect(readFileSync(path.join(kept, 'timeline.svg'), 'utf8')).toContain('>import</text>');
  expect(readFileSync(path.join(kept, 'summary.md'), 'utf8')).toContain(
    '[What it took its time for](timeline.svg): import 4.0 s.',
  );
  expect(readVerdict(kept)?.timeline).toEqual(timeline);
  removeVerdict(kept);
  expect(existsSync(path.join(kept, 'timeline.svg'))).toBe(false);
  expect(existsSync(path.join(folderOf({ KEEP_EVIDENCE: 'false' }), 'timeline.svg'))).toBe(false);
});

test('where evidence is not kept, no id of anything is published', () => {
  const [organizationId, userId] = ['c8458426-945a-42f2-8864-52b44cec1625', '2B91008A-ecb8-4c0f-b916-5ca3c1f95d6a'];
  const told = `App ${userId} is unknown in tenant ${organizationId}.`;
  const known = { ...verdict, reason: told, environment: { ...verdict.environment, organizationId, userId } };
  const publishedIn = (env: Environment): string => {
    const folder = test.info().outputPath(`published-${env['KEEP_EVIDENCE'] ?? 'kept'}`);
    const written = writeVerdict(known, { folder, env });
    writeJunit({ tests: [], errors: [told], startedAt: new Date(), durationMs: 1 }, { folder, env });
    const files = ['verdict.json', 'summary.md', 'badge.json', 'junit.xml'];
    return [JSON.stringify(written), ...files.map(name => readFileSync(path.join(folder, name), 'utf8'))].join();
  };

  const published = publishedIn({ KEEP_EVIDENCE: 'false' });

  expect(published).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/i);
  expect(published).toContain('App [id] is unknown in tenant [id].');
  expect(published).toContain('"organizationId": null');
  expect(publishedIn({})).toContain(told);
});

test('the summary is added to the file that GitHub Actions names', () => {
  const folder = test.info().outputPath('reports');
  const file = test.info().outputPath('step-summary.md');
  writeFileSync(file, 'before\n');

  writeVerdict(verdict, { folder, ...options, env: { GITHUB_STEP_SUMMARY: file } });

  expect(readFileSync(file, 'utf8')).toMatch(/^before\n# This environment/);
});

test('what is written is read back, and is gone after its removal', () => {
  const folder = test.info().outputPath('reports');

  const written = writeVerdict(verdict, { folder, ...options });

  expect(readVerdict(folder)).toEqual(written);
  expect(JSON.parse(readFileSync(path.join(folder, 'badge.json'), 'utf8'))).toMatchObject({ color: 'red' });
  removeVerdict(folder);
  expect(readVerdict(folder)).toBeUndefined();
  for (const name of ['summary.md', 'badge.json']) expect(existsSync(path.join(folder, name))).toBe(false);
});

test('a verdict that does not fit its schema is not written', () => {
  const folder = test.info().outputPath('reports');
  const broken: Verdict = { ...verdict, run: { ...verdict.run, startedAt: 'yesterday' } };

  expect(() => writeVerdict(broken, { folder, ...options })).toThrow(/startedAt/);
  expect(existsSync(path.join(folder, 'verdict.json'))).toBe(false);
});
