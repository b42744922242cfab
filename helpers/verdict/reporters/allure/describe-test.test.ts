import { expect, test } from '@playwright/test';
import { judgeRun } from '../../judge/judge-run';
import { requirement } from '../../requirements/catalogue';
import { attempt, differing, testRecord } from '../../testing/record-for-tests';
import { verdictOn } from '../../testing/verdict-for-tests';
import type { Verdict } from '../../verdict-schema';
import { describeTest } from './describe-test';

const observing = testRecord({
  title: 'it answers',
  requirementIds: ['CT-OBS-01', 'CT-DELTA-04'],
  attempts: [attempt({ evidence: [{ kind: 'observed', requirement: 'CT-OBS-01', seen: '<7> days' }] })],
});

const verdict: Verdict = {
  ...verdictOn([]),
  ...judgeRun({
    requirements: [requirement('CT-OBS-01'), requirement('CT-DELTA-04'), requirement('CT-DELTA-02')],
    tests: [
      observing,
      testRecord({
        title: 'rows come',
        requirementIds: ['CT-DELTA-02'],
        attempts: [differing('Error: <none> came\n\n- Expected\n+ Received')],
      }),
    ],
    errors: [],
    scope: undefined,
    profile: 'full',
  }),
};

test('an observation shows its answer, and each requirement its sentence, level, source and outcome', () => {
  const described = describeTest(verdict, ({ title }) => title === 'it answers');

  expect(described?.answers).toEqual([{ name: 'CT-OBS-01 observed', value: '<7> days' }]);
  const { statement, source } = requirement('CT-DELTA-04');
  const page = described?.descriptionHtml ?? '';
  expect(page).toContain('<b>What this environment did:</b> &lt;7&gt; days');
  expect(page).toContain(`<b>CT-DELTA-04</b> (MUST) ${statement}`);
  expect(page).toContain('url' in source ? `<a href="${source.url}">` : source.recorded);
  expect(page).toContain('<b>It holds</b>');
});

test('a failure says of which kind it is and why, without markup from outside, and no other test is meant', () => {
  const { descriptionHtml: page = '', answers } = describeTest(verdict, ({ title }) => title === 'rows come') ?? {};

  expect(answers).toEqual([]);
  expect(page).toContain('<b>It does not hold (The environment does not support it)</b>: Error: &lt;none&gt; came');
  expect(page).not.toContain('Received');
  expect(page).not.toContain('CT-OBS-01');
  expect(describeTest(verdict, () => false)).toBeUndefined();
});
