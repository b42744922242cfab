import { expect, test } from '@playwright/test';
import { differing, lookless, testRecord } from '../testing/record-for-tests';
import { verdictOn } from '../testing/verdict-for-tests';
import { badgeOf } from './badge';

test('the badge says the verdict, each in a colour of its own', () => {
  const badges = [[], [differing()], [lookless()]].map(attempts => {
    return badgeOf(verdictOn([attempts.length === 0 ? testRecord() : testRecord({ attempts })]));
  });

  expect(badges).toEqual([
    { schemaVersion: 1, label: 'change tracking', message: 'supported', color: 'brightgreen' },
    { schemaVersion: 1, label: 'change tracking', message: 'not supported: CT-DELTA-04', color: 'red' },
    { schemaVersion: 1, label: 'change tracking', message: 'inconclusive', color: 'lightgrey' },
  ]);
});

test('the badge of an emulator is never taken for one of an environment', () => {
  const verdict = verdictOn([testRecord()]);

  const badge = badgeOf({ ...verdict, environment: { ...verdict.environment, kind: 'emulator' } });

  expect(badge).toMatchObject({ label: 'change tracking (emulator)', message: 'supported' });
});

test('of several failures the badge says how many', () => {
  const verdict = verdictOn([testRecord({ attempts: [differing()] })]);
  const requirements = Array.from({ length: 12 }, () => verdict.requirements).flat();

  expect(badgeOf({ ...verdict, requirements })).toMatchObject({ message: 'not supported: 12 requirements' });
});

test('a badge never says more than the run looked at', () => {
  const verdict = verdictOn([testRecord()]);

  expect(badgeOf({ ...verdict, profile: 'smoke' })).toMatchObject({ message: 'supported (smoke)' });
  expect(badgeOf({ ...verdict, verdict: 'partial' })).toMatchObject({ message: 'checked in part', color: 'blue' });
});

test('a badge counts no failure that is known', () => {
  const verdict = verdictOn([testRecord({ attempts: [differing()] })]);
  const requirements = verdict.requirements.flatMap(one => [one, { ...one, id: 'CT-KEY-01' }]);
  const knownFailures = [{ id: 'CT-KEY-01', holds: false }];

  expect(badgeOf({ ...verdict, requirements, knownFailures })).toMatchObject({ message: 'not supported: CT-DELTA-04' });
  expect(badgeOf({ ...verdict, verdict: 'supported', knownFailures })).toMatchObject({
    message: 'supported but for known failures',
  });
});
