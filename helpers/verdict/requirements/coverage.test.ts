import { expect, test } from '@playwright/test';
import { requirements } from './catalogue';
import { findGaps, specsByRequirement } from './coverage';
import { listTests } from './list-tests';
import { defineRequirements } from './requirement';

const source = { recorded: 'in a test' };
const about = { area: 'A', statement: 'It does.', source } as const;
const small = defineRequirements([
  { id: 'CT-A-01', level: 'MUST', ...about },
  { id: 'CT-A-02', level: 'SHOULD', ...about, untested: 'it takes a week' },
]);

test('every requirement of the catalogue has a spec, and specs name no other', () => {
  const gaps = findGaps(requirements, listTests(process.cwd()));

  expect(gaps).toEqual({ unknown: [], unchecked: [], wronglyUntested: [] });
});

test('a requirement without a spec and an id without a requirement are both named', () => {
  const gaps = findGaps(small, [{ file: 'specs/x.spec.ts', tags: ['CT-A-09', 'full'] }]);

  expect(gaps.unknown).toEqual([{ id: 'CT-A-09', file: 'specs/x.spec.ts' }]);
  expect(gaps.unchecked).toEqual(['CT-A-01']);
});

test('a requirement is not untested when a spec names it, and a MUST is never untested', () => {
  const untestedMust = defineRequirements([{ id: 'CT-A-03', level: 'MUST', ...about, untested: 'too hard' }]);
  const spec = { file: 'specs/x.spec.ts', tags: ['CT-A-01', 'CT-A-02'] };

  expect(findGaps(small, [spec]).wronglyUntested).toEqual(['CT-A-02']);
  expect(findGaps(untestedMust, []).wronglyUntested).toEqual(['CT-A-03']);
});

test('a file whose tests name a requirement twice is listed once', () => {
  const twice = ['z', 'a', 'z'].map(name => ({ file: `specs/${name}.spec.ts`, tags: ['CT-A-01', 'core'] }));

  expect([...specsByRequirement(twice)]).toEqual([['CT-A-01', ['specs/a.spec.ts', 'specs/z.spec.ts']]]);
});
