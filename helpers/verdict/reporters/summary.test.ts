import { expect, test } from '@playwright/test';
import { judgeRun } from '../judge/judge-run';
import { requirement } from '../requirements/catalogue';
import { differing, lookless, testRecord } from '../testing/record-for-tests';
import { verdictOn } from '../testing/verdict-for-tests';
import { renderSummary } from './summary';

test('what fails in the same way is explained once, and each has the command that looks at it again', () => {
  const ids = ['CT-DELTA-04', 'CT-DELTA-08', 'CT-DELTA-01'] as const;
  const attempts = { 'CT-DELTA-04': differing(), 'CT-DELTA-08': differing(), 'CT-DELTA-01': lookless() };
  const tests = ids.map(id => testRecord({ requirementIds: [id], attempts: [attempts[id]] }));
  const judged = judgeRun({ requirements: ids.map(requirement), tests, errors: [] });
  const requirements = judged.requirements.map(one => ({ ...one, rerun: `npm run verify -- --requirement ${one.id}` }));

  const summary = renderSummary({ ...verdictOn([]), ...judged, requirements });

  expect(summary.match(/^## CT-.*$/gm)).toEqual([
    '## CT-DELTA-04: The environment does not support it',
    '## CT-DELTA-01: Could not look',
  ]);
  expect(summary).toContain(
    `1 other fails in the same way:\n\n- CT-DELTA-08 (MUST): ${requirement('CT-DELTA-08').statement} \`npm run verify -- --requirement CT-DELTA-08\``,
  );
});

test('the summary of an emulator says in its first line whose verdict it is', () => {
  const verdict = verdictOn([testRecord()]);

  const summary = renderSummary({ ...verdict, environment: { ...verdict.environment, kind: 'emulator' } });

  expect(summary).toMatch(/^# The emulator supports change tracking\n/);
});
