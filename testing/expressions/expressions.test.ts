import { expect, test } from '@playwright/test';
import { attackOn } from './attack-on';
import { expressionsIn } from './expressions-in';

/** What a server answered passes through these. */
const folders = [
  'helpers/dataverse/change-feed',
  'helpers/dataverse/harmless.ts',
  'helpers/dataverse/http',
  'helpers/dataverse/organization-service',
  'helpers/dataverse/refusals',
  'helpers/dataverse/sign-in/authority',
  'helpers/dataverse/sign-in/explain',
  'helpers/dataverse/solutions',
  'helpers/dataverse/tables',
  'helpers/dataverse/web-api',
  'helpers/dataverse/xml',
  'helpers/replica/json-lines',
  'helpers/replica/rows',
  'helpers/run/doctor',
  'helpers/run/markdown-cell.ts',
  'helpers/sample/changes',
  'helpers/sample/requests',
  'helpers/verdict/compare',
  'helpers/verdict/exchanges',
  'helpers/verdict/reporters/allure/describe-test.ts',
  'helpers/verdict/reporters/junit',
  'helpers/verdict/reporters/terminal',
  'helpers/verdict/words',
];

for (const folder of folders) {
  test(`no text blocks a regular expression of ${folder}`, () => {
    test.setTimeout(120_000);
    const expressions = expressionsIn(folder);

    expect(expressions.flatMap(one => attackOn(one) ?? [])).toEqual([]);
  });
}

test('the two expressions that blocked a process for a minute are found', () => {
  const seen = [/\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g, /<title[^>]*>([^<]*)<\/title>/i];

  for (const { source, flags } of seen) expect(attackOn({ source, flags, place: 'seen' })).toContain('.repeat(');
});
