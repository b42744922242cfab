import { expect, test } from '@playwright/test';
import { describeCatalogue } from './describe-catalogue';
import { renderCsv } from './render-csv';
import { defineRequirements } from './requirement';

const two = defineRequirements([
  {
    ...{ id: 'CT-A-01', level: 'MUST', area: 'A', statement: 'It says "yes", and =1.', preconditions: ['$batch'] },
    source: { title: 'Page, two', url: 'https://x.test/p' },
  },
  { id: 'CT-A-02', level: 'SHOULD', area: 'A', statement: '=It may.', source: { recorded: 'live' }, untested: 'slow' },
]);
const spec = (file: string, title: string, ...tags: string[]) => ({
  file,
  title,
  tags,
  line: 1,
  project: 'conformance',
});
const tests = [
  spec('specs/b.spec.ts', 'a second one', 'CT-A-01', 'full'),
  spec('specs/a.spec.ts', 'the first', 'CT-A-01', 'core', 'full'),
  spec('specs/a.spec.ts', 'another', 'CT-B-01', 'smoke'),
];

test('an entry has the tests that name it and the profiles that have one of them', () => {
  expect(describeCatalogue(two, tests)).toMatchObject([
    {
      profiles: ['core', 'full'],
      tests: [
        { file: 'specs/a.spec.ts', title: 'the first' },
        { file: 'specs/b.spec.ts', title: 'a second one' },
      ],
      untested: null,
    },
    { profiles: [], tests: [], untested: 'slow' },
  ]);
});

test('in CSV a comma or a quotation mark stays in its cell, and nothing is a formula', () => {
  expect(renderCsv(describeCatalogue(two, tests)).split('\n')).toEqual([
    'id,area,level,groundwork,requirement,source,url,needs,profiles,tests,untested because',
    'CT-A-01,A,MUST,no,"It says ""yes"", and =1.","Page, two",https://x.test/p,$batch,core; full,specs/a.spec.ts: the first; specs/b.spec.ts: a second one,',
    "CT-A-02,A,SHOULD,no,'=It may.,recorded live,,,,,slow",
    '',
  ]);
});
