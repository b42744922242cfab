import { expect, test } from '@playwright/test';
import { differing, testRecord } from '../../testing/record-for-tests';
import { verdictOn } from '../../testing/verdict-for-tests';
import { tellOutcome } from './tell-outcome';

const result = {
  name: 'the deletion comes',
  fullName: 'conformance/a.spec.ts › the deletion comes',
  labels: [{ name: 'feature', value: 'Delta' }],
  parameters: [],
  steps: [],
};
const file = 'specs/conformance/a.spec.ts';
const record = testRecord({ file, title: 'the deletion comes' });

test('a failed test has the kind of its failure, once however often it is told', () => {
  const verdict = verdictOn([{ ...record, attempts: [differing()] }]);
  const told = tellOutcome(tellOutcome(result, verdict), verdict);

  expect(told.labels).toEqual([
    { name: 'feature', value: 'Delta' },
    { name: 'kind', value: 'not-supported' },
  ]);
  expect(told).toMatchObject({ name: 'the deletion comes', steps: [] });
});

test('a test that observed says in its title what it saw, and is found again', () => {
  const verdict = verdictOn([record]);
  const requirements = verdict.requirements.map(one => ({ ...one, observed: '7 days' }));
  const told = tellOutcome(tellOutcome(result, { ...verdict, requirements }), { ...verdict, requirements });

  expect(told.name).toBe('the deletion comes → 7 days');
  expect(told.labels).toEqual(result.labels);
  expect(told.parameters).toEqual([{ name: 'CT-DELTA-04 observed', value: '7 days', excluded: true }]);
});

test('a test of the same title in another file is another', () => {
  const verdict = verdictOn([{ ...record, file: 'specs/conformance/b.spec.ts', attempts: [differing()] }]);

  expect(tellOutcome(result, verdict)).toEqual(result);
});
