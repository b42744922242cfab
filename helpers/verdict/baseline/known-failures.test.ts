import { expect, test } from '@playwright/test';
import { outlined, outlineOf } from '../compare/testing/outline-for-tests';
import { judgeRun } from '../judge/judge-run';
import { badgeOf } from '../reporters/badge';
import { renderSummary } from '../reporters/summary';
import { printVerdict } from '../reporters/terminal/verdict-lines';
import { requirement, type RequirementId } from '../requirements/catalogue';
import { attempt, differing, lookless, testRecord } from '../testing/record-for-tests';
import { verdictOn } from '../testing/verdict-for-tests';
import type { Scope } from '../verdict-schema';
import { knownFailuresOf, knownFailuresVariable } from './known-failures';

const ids = ['CT-DELTA-02', 'CT-DELTA-04', 'CT-DELTA-05'] as const;

/** Judges three requirements, of which these end so; the rest passes. */
const judge = (
  ends: Partial<Record<RequirementId, ReturnType<typeof attempt>>>,
  knownFailures: readonly string[],
  scope?: Scope,
) =>
  judgeRun({
    ...{ requirements: ids.map(requirement), errors: [], knownFailures, scope },
    tests: ids.map(id => testRecord({ title: id, requirementIds: [id], attempts: [ends[id] ?? attempt()] })),
  });

test('a known failure does not decide, and is named', () => {
  const judged = judge({ 'CT-DELTA-04': differing() }, ['CT-DELTA-04']);

  expect(judged).toMatchObject({
    verdict: 'supported',
    reason: 'Supported but for 1 known failure: CT-DELTA-04. Apart from that, all 2 documented requirements hold.',
    knownFailures: [{ id: 'CT-DELTA-04', holds: false }],
    totals: { failed: 1 },
  });
  expect(judge({ 'CT-DELTA-04': differing() }, [])).toMatchObject({ verdict: 'not-supported' });
});

test('a new failure decides, beside a known one', () => {
  const judged = judge({ 'CT-DELTA-04': differing(), 'CT-DELTA-05': differing() }, ['CT-DELTA-04']);

  expect(judged.verdict).toBe('not-supported');
  expect(judged.reason).toMatch(
    /does not keep a documented requirement: CT-DELTA-05 .*Not counted: 1 known failure, CT-DELTA-04\.$/,
  );
});

test('a known failure that holds is told loudly, and counts', () => {
  const judged = judge({}, ['CT-DELTA-04', 'CT-DELTA-02']);

  expect(judged).toMatchObject({ verdict: 'supported', knownFailures: [{ holds: true }, { holds: true }] });
  expect(judged.reason).toBe(
    'All 3 documented requirements hold. No longer a failure: CT-DELTA-02, CT-DELTA-04. Take it out of the baseline.',
  );
  const verdict = { ...verdictOn([testRecord()]), ...judged };
  let printed = '';
  printVerdict(verdict, 'reports', {}, { write: more => (printed += more), columns: 120 });
  expect(printed).toContain('\n  NO LONGER A FAILURE: CT-DELTA-04 is in the baseline, and holds\n');
});

test('a known failure that could not be looked at keeps no verdict from being one; another does', () => {
  expect(judge({ 'CT-DELTA-04': lookless() }, ['CT-DELTA-04'])).toMatchObject({
    verdict: 'supported',
    reason: expect.stringContaining('Known failures that were not looked at: CT-DELTA-04.'),
  });
  expect(judge({ 'CT-DELTA-02': lookless() }, ['CT-DELTA-04'])).toMatchObject({ verdict: 'inconclusive' });
});

test('who asks for a requirement is told of it, known or not', () => {
  const scope: Scope = { kind: 'requirements', ids: ['CT-DELTA-04'] };

  expect(judge({ 'CT-DELTA-04': differing() }, ['CT-DELTA-04'], scope)).toMatchObject({ verdict: 'not-supported' });
});

test('the summary and the badge do not say more than the reason', () => {
  const verdict = { ...verdictOn([testRecord()]), ...judge({ 'CT-DELTA-04': differing() }, ['CT-DELTA-04']) };

  expect(renderSummary(verdict)).toContain('# This environment supports change tracking, but for 1 known failure\n');
  expect(badgeOf(verdict)).toMatchObject({ message: 'supported but for known failures' });
});

test('what a baseline has as failed goes from process to process', () => {
  const baseline = outlineOf([
    outlined('CT-A-1', { outcome: 'failed', reason: 'no' }),
    outlined('CT-A-2'),
    outlined('CT-A-3', { outcome: 'error', reason: 'busy' }),
    outlined('CT-A-4', { level: 'SHOULD', outcome: 'failed', reason: 'no' }),
  ]);

  expect(knownFailuresOf(knownFailuresVariable(baseline))).toEqual(['CT-A-1', 'CT-A-4']);
  expect(knownFailuresOf({})).toEqual([]);
});
