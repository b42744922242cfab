import { expect, test } from '@playwright/test';
import { isRight, lineOf, type Proof, proofOf, renderMatrix, subjectsIn } from './kill-matrix';

const list = `
lost-deletes: Deletions are missing from deltas.
cold-table: The rows of a new table cannot be addressed: no such entity set. A run ends supported.
hung-import: The job never ends. A run ends inconclusive.
`;
const proof = (more: Partial<Proof>): Proof => ({
  subject: { kind: 'variation', name: 'cold-table', ends: 'supported' },
  verdict: 'supported',
  reason: '',
  failed: [],
  broken: [],
  observed: {},
  seconds: 1,
  ...more,
});

test('the lists of the emulator name defects, and variations with what a run ends as', () => {
  expect(subjectsIn(list)).toEqual([
    { kind: 'defect', name: 'lost-deletes' },
    { kind: 'variation', name: 'cold-table', ends: 'supported' },
    { kind: 'variation', name: 'hung-import', ends: 'inconclusive' },
  ]);
});

test('a defect must be caught, and a run in weather must end as declared', () => {
  const caught = (...failed: string[]) =>
    proof({ subject: { kind: 'defect', name: 'lost-later-deletes' }, verdict: 'not-supported', failed });
  expect(isRight(caught('CT-DELTA-30', 'CT-ORG-24'))).toBe(true);
  expect(isRight(caught('CT-DELTA-30'))).toBe(false);
  expect(isRight(caught('CT-DELTA-30', 'CT-ORG-24', 'CT-TAB-01'))).toBe(false);
  expect(lineOf(caught('CT-DELTA-30', 'CT-TAB-01'))).toBe(
    'WRONG  lost-later-deletes: CT-DELTA-30, CT-TAB-01; not caught by CT-ORG-24; undeclared: CT-TAB-01 (1 s)',
  );
  expect(isRight(proof({}))).toBe(true);
  expect(isRight(proof({ verdict: 'inconclusive' }))).toBe(false);
  expect(isRight(proof({ verdict: 'not-supported', failed: ['CT-TAB-01'] }))).toBe(false);
});

test('a defect of the groundwork breaks the run off, and one that nobody forbids is seen', () => {
  const stopped = (more: Partial<Proof>) => proof({ subject: { kind: 'defect', name: 'pending-indexes' }, ...more });
  expect(isRight(stopped({ verdict: 'inconclusive', broken: ['CT-KEY-02'] }))).toBe(true);
  expect(isRight(stopped({ verdict: 'inconclusive' }))).toBe(false);
  expect(isRight(stopped({ verdict: 'supported', broken: ['CT-KEY-02'] }))).toBe(false);
  const seen = (text: string) =>
    proof({ subject: { kind: 'defect', name: 'malformed-tokens-accepted' }, observed: { 'CT-TOKEN-01': text } });
  expect(isRight(seen('"abc": 200'))).toBe(true);
  expect(lineOf(seen('"abc": 400'))).toContain('CT-TOKEN-01 does not tell "');
});

test('a run without a verdict proves nothing', () => {
  const none = proofOf({ kind: 'variation', name: 'cold-table', ends: 'inconclusive' }, undefined, 3);
  expect([none.verdict, isRight(none)]).toEqual(['none', false]);
});

test('what is wrong stands out, in the terminal and on the page', () => {
  const wrong = proof({ verdict: 'not-supported', reason: 'A | B', failed: ['CT-TAB-01'] });
  expect(lineOf(wrong)).toBe('WRONG  cold-table: not-supported; not supported: A | B CT-TAB-01 (1 s)');
  expect(renderMatrix([wrong])).toContain(
    '| cold-table | supported | **not-supported** | 1 | A \\| B Failed: CT-TAB-01 |',
  );
});
