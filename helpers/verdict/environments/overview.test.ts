import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { differing, lookless, testRecord } from '../testing/record-for-tests';
import { verdictOn } from '../testing/verdict-for-tests';
import type { Verdict } from '../verdict-schema';
import { overviewHeadline, overviewStatus } from './overview-in-words';
import { lastStanding, recordStanding } from './standing';
import { writeOverview } from './write-overview';

const good = verdictOn([testRecord()]);
const bad = verdictOn([testRecord({ attempts: [differing()] })]);
const blind = verdictOn([testRecord({ attempts: [lookless()] })]);

const at = (verdict: Verdict, startedAt: string): Verdict => ({ ...verdict, run: { ...verdict.run, startedAt } });

function folderWith(name: string, verdict: Verdict | undefined, ...files: string[]) {
  const folder = test.info().outputPath('environments', name);
  mkdirSync(folder, { recursive: true });
  if (verdict !== undefined) writeFileSync(path.join(folder, 'verdict.json'), JSON.stringify(verdict));
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  return { name, folder };
}

test('the page has a row for each environment, its areas, its reasons, and links to what is there', () => {
  const hostile = { ...bad, environment: { ...bad.environment, url: 'https://x.test/"><script>alert(1)</script>' } };
  const environments = [
    folderWith('good', good, 'allure-report/index.html', 'summary.md'),
    folderWith('bad', hostile),
    folderWith('blind', blind),
    folderWith('idle', undefined),
  ];

  const { page, summary, rows } = writeOverview(test.info().outputPath('environments'), environments);

  expect(rows.map(({ areas }) => areas.find(({ area }) => area === 'Delta')?.state)).toEqual([
    ...['holds', 'failed', 'unseen', undefined],
  ]);
  const html = readFileSync(page, 'utf8');
  expect(html).toContain('1 of 4 environments support change tracking; bad does not; blind could not be looked at');
  expect(html.match(/<tr class=/g)).toHaveLength(4);
  expect(html).toContain('<a href="good/allure-report/index.html">report</a> · <a href="good/summary.md">summary</a>');
  expect(html.match(/<a /g)).toHaveLength(2);
  expect(html).toMatch(/<td class="failed" data-area="Delta" title="Delta: fails: CT-DELTA-04">/);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;');
  const markdown = readFileSync(summary, 'utf8');
  expect(markdown).toContain(
    '| good | supported |  | 2026-01-01 00:00 UTC | 9.2.1 |  |  | [report](good/allure-report/index.html) |',
  );
  expect(markdown).toContain(
    '| bad | not supported |  | 2026-01-01 00:00 UTC | 9.2.1 |  | Delta fails: CT-DELTA-04 |  |',
  );
});

test('since when an environment stands as it does is the first run that said so', () => {
  const { folder } = folderWith('contoso', undefined);
  expect(lastStanding(folder, 'full')).toBeUndefined();

  recordStanding(folder, at(good, '2026-01-01T00:00:00.000Z'));
  recordStanding(folder, at(good, '2026-01-02T00:00:00.000Z'));
  expect(lastStanding(folder, 'full')).toMatchObject({
    ...{ since: '2026-01-01T00:00:00.000Z', until: '2026-01-02T00:00:00.000Z' },
  });

  recordStanding(folder, at(bad, '2026-01-03T00:00:00.000Z'));
  expect(lastStanding(folder, 'full')).toMatchObject({ verdict: 'not-supported', since: '2026-01-03T00:00:00.000Z' });
  // Noted already, or older: a verdict that is put there again changes nothing.
  recordStanding(folder, at(good, '2026-01-02T00:00:00.000Z'));
  expect(lastStanding(folder, 'full')).toMatchObject({ verdict: 'not-supported' });
});

test('a smaller profile has a standing of its own', () => {
  const { folder } = folderWith('contoso', undefined);

  recordStanding(folder, at(bad, '2026-01-01T00:00:00.000Z'));
  recordStanding(folder, at({ ...good, profile: 'smoke' }, '2026-01-02T00:00:00.000Z'));
  recordStanding(folder, at(bad, '2026-01-03T00:00:00.000Z'));

  expect(lastStanding(folder, 'full')).toMatchObject({ verdict: 'not-supported', since: '2026-01-01T00:00:00.000Z' });
  expect(lastStanding(folder, 'smoke')).toMatchObject({ verdict: 'supported' });
});

test('a run of a part, and one that could not look, change no standing; the page says what was known before', () => {
  const environment = folderWith('contoso', at(blind, '2026-01-03T00:00:00.000Z'));
  const part: Verdict = {
    ...at(bad, '2026-01-02T00:00:00.000Z'),
    scope: { kind: 'requirements', ids: ['CT-DELTA-04'] },
  };

  recordStanding(environment.folder, at(good, '2026-01-01T00:00:00.000Z'));
  recordStanding(environment.folder, part);
  recordStanding(environment.folder, at(blind, '2026-01-03T00:00:00.000Z'));

  const { page } = writeOverview(test.info().outputPath('environments'), [environment]);
  expect(readFileSync(page, 'utf8')).toContain(
    'could not look</span> <small>last known: supported, 2026-01-01</small>',
  );
});

test('where the last run was stopped, the page still says how it stood before', () => {
  const environment = folderWith('contoso', undefined, 'allure-report/index.html');
  recordStanding(environment.folder, at({ ...bad, profile: 'smoke' }, '2026-01-01T00:00:00.000Z'));

  const { page } = writeOverview(test.info().outputPath('environments'), [environment]);

  expect(readFileSync(page, 'utf8')).toContain(
    'not looked at</span> <small>last known: not supported, 2026-01-01</small>',
  );
  expect(readFileSync(page, 'utf8')).toContain('>earlier report</a>');
});

test('a history that cannot be read is begun anew', () => {
  const { folder } = folderWith('contoso', undefined);
  writeFileSync(path.join(folder, 'standing.json'), '{');

  recordStanding(folder, at(good, '2026-01-01T00:00:00.000Z'));

  expect(lastStanding(folder, 'full')).toMatchObject({ verdict: 'supported' });
});

test('one that is not supported decides, then one that nobody could look at', () => {
  expect(overviewStatus([0, 2, 1])).toBe(1);
  expect(overviewStatus([0, 2, 0])).toBe(2);
  expect(overviewStatus([0, 0])).toBe(0);
});

test('what a baseline excuses is not called supported without a word', () => {
  const excused: Verdict = { ...good, profile: 'core', knownFailures: [{ id: 'CT-DELTA-04', holds: false }] };

  const { page } = writeOverview(test.info().outputPath('environments'), [folderWith('excused', excused)]);

  const html = readFileSync(page, 'utf8');
  expect(html).toContain('supported, but for known failures');
  expect(html).toContain('<h1>1 of 1 environment supports change tracking; excused but for known failures.</h1>');
  expect(html).toContain('https://contoso.crm.dynamics.com/, 9.2.1, profile core, looked at 2026-01-01 00:00 UTC');
});

test('environments that all support it are counted, and not named', () => {
  const row = { verdict: good, standing: undefined, areas: [], report: undefined, summary: undefined };

  expect(
    overviewHeadline([
      { ...row, name: 'a' },
      { ...row, name: 'b' },
    ]),
  ).toBe('All 2 environments support change tracking.');
});
