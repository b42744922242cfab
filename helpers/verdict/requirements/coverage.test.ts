import { expect, test } from '@playwright/test';
import { requirements } from './catalogue';
import { findGaps, idsNamedIn, readSpecs, specsByRequirement } from './coverage';
import { defineRequirements } from './requirement';

const source = { recorded: 'in a test' };
const about = { area: 'A', statement: 'It does.', source } as const;
const small = defineRequirements([
  { id: 'CT-A-01', level: 'MUST', ...about },
  { id: 'CT-A-02', level: 'SHOULD', ...about, untested: 'it takes a week' },
]);

test('every requirement of the catalogue has a spec, and specs name no other', () => {
  const gaps = findGaps(requirements, readSpecs('specs'));

  expect(gaps).toEqual({ unknown: [], unchecked: [], wronglyUntested: [] });
});

test('ids are found in calls of verifies and observe, also when they stand on several lines', () => {
  const text = "test('x', verifies(\n  'CT-A-01',\n  'CT-A-02',\n), () => observe('CT-B-01', `${days} days`));";

  expect(idsNamedIn(text)).toEqual(['CT-A-01', 'CT-A-02', 'CT-B-01']);
});

test('an id that is only mentioned is not checked', () => {
  expect(idsNamedIn("// CT-A-01 is checked elsewhere\nconst id = 'CT-A-02';")).toEqual([]);
});

test('a requirement without a spec and an id without a requirement are both named', () => {
  const gaps = findGaps(small, [{ file: 'specs/x.spec.ts', text: "test('x', verifies('CT-A-09'), run);" }]);

  expect(gaps.unknown).toEqual([{ id: 'CT-A-09', file: 'specs/x.spec.ts' }]);
  expect(gaps.unchecked).toEqual(['CT-A-01']);
});

test('a requirement is not untested when a spec names it, and a MUST is never untested', () => {
  const untestedMust = defineRequirements([{ id: 'CT-A-03', level: 'MUST', ...about, untested: 'too hard' }]);
  const spec = { file: 'specs/x.spec.ts', text: "test('x', verifies('CT-A-01', 'CT-A-02'), run);" };

  expect(findGaps(small, [spec]).wronglyUntested).toEqual(['CT-A-02']);
  expect(findGaps(untestedMust, []).wronglyUntested).toEqual(['CT-A-03']);
});

test('a file that names a requirement twice is listed once', () => {
  const text = "test('x', verifies('CT-A-01'), run);\ntest('y', verifies('CT-A-01'), run);";

  expect(specsByRequirement([{ file: 'specs/x.spec.ts', text }]).get('CT-A-01')).toEqual(['specs/x.spec.ts']);
});
