import { expect, test } from '@playwright/test';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { failureKinds, kindWords } from '../../kinds';
import { differing, lookless, testRecord } from '../../testing/record-for-tests';
import { verdictOn } from '../../testing/verdict-for-tests';
import { unpackPage } from './testing/unpack-page';
import { findFreshReport, makeAllureReport } from './make-report';
import { loadAllure } from './run-allure';
import { writeVerdict } from '../write-verdict';

const result = {
  uuid: '1',
  historyId: 'h',
  name: 'the deletion comes',
  fullName: 'conformance/a.spec.ts › the deletion comes',
  status: 'failed',
  statusDetails: { message: 'Error: expect(received).toBe(expected)' },
  stage: 'finished',
  start: 1,
  stop: 2,
  steps: [],
  attachments: [],
  parameters: [],
  labels: [],
  links: [],
};

/** A project folder with the repository's own configuration of Allure and one result. */
function projectWithResult(results: readonly { readonly uuid: string }[] = [result]): {
  root: string;
  reports: string;
} {
  const root = test.info().outputPath('project');
  const reports = path.join(root, 'reports');
  mkdirSync(path.join(reports, 'allure-results'), { recursive: true });
  writeFileSync(path.join(root, 'allurerc.mjs'), readFileSync('allurerc.mjs'));
  for (const one of results) {
    writeFileSync(path.join(reports, 'allure-results', `${one.uuid}-result.json`), JSON.stringify(one));
  }
  return { root, reports };
}

test('the report is one page that asks nothing of the network, and the run is in the history once', async () => {
  const { root, reports } = projectWithResult();

  const page = await makeAllureReport(root, reports);

  const html = readFileSync(page, 'utf8');
  expect(html).toContain('Every test of this run');
  expect(html).not.toMatch(/googletagmanager|<script[^>]+src=|<link[^>]+href="http/);
  expect(unpackPage(html).texts['widgets/tree.json']).toContain('the deletion comes');
  expect(
    readFileSync(path.join(reports, 'allure-history', 'other.jsonl'), 'utf8')
      .trim()
      .split('\n'),
  ).toHaveLength(1);
  expect(findFreshReport(reports)).toBe(page);
});

test('Allure that was loaded before makes the page, also where a signal that stopped the run ended it', async () => {
  for (const signal of [undefined, 'SIGKILL'] as const) {
    const { root, reports } = projectWithResult();
    const allure = loadAllure();
    if (signal !== undefined) process.kill(allure.pid ?? NaN, signal);

    const page = await makeAllureReport(root, reports, { allure });

    expect(unpackPage(readFileSync(page, 'utf8')).texts['widgets/tree.json']).toContain('the deletion comes');
  }
});

test('a report is out of date as soon as a result is newer', async () => {
  const { root, reports } = projectWithResult();
  await makeAllureReport(root, reports);

  const later = new Date(Date.now() + 60_000);
  utimesSync(path.join(reports, 'allure-results', '1-result.json'), later, later);

  expect(findFreshReport(reports)).toBeUndefined();
});

test('Allure is told no secret and no proxy', async () => {
  const { root, reports } = projectWithResult();
  const seen = path.join(root, 'seen.json');
  const config = path.join(root, 'allurerc-that-tells.mjs');
  const tells = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env));\n`;
  writeFileSync(config, `${tells}${readFileSync('allurerc.mjs', 'utf8')}`);
  const secrets = {
    ...{ AZURE_CLIENT_SECRET: 's3cr3t', SECOND_CLIENT_SECRET: 's3cr3t', SYSTEM_ACCESSTOKEN: 's3cr3t' },
    ...{ HTTPS_PROXY: 'http://ann:s3cr3t@proxy', https_proxy: 'http://ann:s3cr3t@proxy' },
  };
  /* eslint-disable no-restricted-properties -- the process's own variables are what must not be handed on */
  Object.assign(process.env, secrets);
  try {
    await makeAllureReport(root, reports, { config });
  } finally {
    for (const name of Object.keys(secrets)) Reflect.deleteProperty(process.env, name);
  }
  /* eslint-enable no-restricted-properties */

  const told = readFileSync(seen, 'utf8');
  expect(told).toContain('ALLURE_HISTORY_FILE');
  expect(told).not.toContain('s3cr3t');
});

test('without results the error says what to do', async () => {
  const root = test.info().outputPath('empty');

  await expect(makeAllureReport(root, path.join(root, 'reports'))).rejects.toThrow(/npm run verify/);
});

test('failures are sorted by what the verdict says of the test, whatever their messages say', async () => {
  const crash = {
    ...result,
    uuid: '2',
    name: 'the row comes',
    fullName: 'conformance/a.spec.ts › the row comes',
    statusDetails: { message: 'Error: expect(received).toBe(expected)' },
  };
  const { root, reports } = projectWithResult([result, crash]);
  const file = 'specs/conformance/a.spec.ts';
  const verdict = verdictOn([
    testRecord({ file, title: 'the deletion comes', attempts: [differing()] }),
    testRecord({ file, title: 'the row comes', attempts: [lookless()] }),
  ]);
  writeVerdict(verdict, { folder: reports, env: {} });

  const page = await makeAllureReport(root, reports);

  const { nodes } = z
    .object({ nodes: z.record(z.string(), z.object({ type: z.string(), name: z.string() })) })
    .parse(JSON.parse(unpackPage(readFileSync(page, 'utf8')).texts['widgets/categories.json'] ?? ''));
  const categories = Object.values(nodes).filter(({ type }) => type === 'category');
  expect(categories.map(({ name }) => name).toSorted()).toEqual([
    'Could not look',
    'The environment does not support it',
  ]);
});

test('the categories are the kinds of failure, in their words', async () => {
  const { default: config } = z
    .object({ default: z.object({ categories: z.array(z.object({ name: z.string() })) }) })
    .parse(await import(pathToFileURL('allurerc.mjs').href));

  expect(config.categories.map(({ name }) => name)).toEqual(failureKinds.map(kind => kindWords[kind]));
});

test('labels that are the same for all tests are left out of the page, what sorts and finds a test is not', async () => {
  const labels = ['language', 'framework', 'package', 'titlePath', 'host', 'thread', 'tag', 'epic'].map(name => ({
    name,
    value: 'x',
  }));
  const labelled = { ...result, labels };
  const { root, reports } = projectWithResult([labelled]);

  const { texts } = unpackPage(readFileSync(await makeAllureReport(root, reports), 'utf8'));

  const [, shown = ''] = Object.entries(texts).find(([name]) => name.startsWith('data/test-results/')) ?? [];
  const { labels: left } = z.object({ labels: z.array(z.object({ name: z.string() })) }).parse(JSON.parse(shown));
  expect(left.map(({ name }) => name)).toEqual(['tag', 'epic']);
});

test('a run that ended before its first test has a report with the reason, and enters no history', async () => {
  const { root, reports } = projectWithResult([]);
  const verdict = verdictOn([testRecord({ attempts: [lookless('SignInError: the secret is wrong')] })]);
  writeVerdict(verdict, { folder: reports, env: {} });

  const html = readFileSync(await makeAllureReport(root, reports), 'utf8');

  expect(html).toContain('the secret is wrong');
  expect(unpackPage(html).texts['widgets/tree.json']).toContain('the run gets in');
  expect(existsSync(path.join(reports, 'allure-history'))).toBe(false);
});
