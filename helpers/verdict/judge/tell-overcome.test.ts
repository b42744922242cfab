import { expect, test } from '@playwright/test';
import type { Evidence } from '../evidence';
import { judgeRun } from './judge-run';
import { requirement } from '../requirements/catalogue';
import { attempt, skipped, testRecord } from '../testing/record-for-tests';
import type { TestRecord } from '../test-record';

const cold = (seen: string, afterMs: number): Evidence => ({ kind: 'overcame', what: 'cold refusal', seen, afterMs });
const meeting = (...evidence: Evidence[]) => testRecord({ attempts: [attempt({ evidence })] });
const told = (...tests: TestRecord[]) => judgeRun({ requirements: [requirement('CT-WEATHER-01')], tests, errors: [] });

test('what any test met and got over is told once for each way it showed', () => {
  const run = told(
    meeting(cold('the table was not known', 500)),
    meeting(cold('the alternate key was not known', 3_200), cold('the table was not known', 4_100)),
  );

  expect(run.requirements[0]).toMatchObject({
    outcome: 'observed',
    observed:
      'the table was not known: 2 times, for 5 s at most; the alternate key was not known: once, for 4 s at most',
  });
});

test('another kind does not count, and a run that met nothing says so', () => {
  const young: Evidence = { kind: 'overcame', what: 'young token', seen: 'a token of the Web API', afterMs: 0 };

  expect(told(meeting(young)).requirements[0]).toMatchObject({ outcome: 'observed', observed: 'never' });
});

test('where no test ran nothing was met, and nobody knows', () => {
  const { requirements } = told(testRecord({ attempts: [skipped('adopted')] }), testRecord({ attempts: [] }));

  expect(requirements[0]).toMatchObject({ outcome: 'skipped', observed: null });
});
