import { expect, test } from '@playwright/test';
import { renderRequirements } from './render-markdown';
import { defineRequirements } from './requirement';

test('a row tells level, statement, source and the spec, or why there is none', () => {
  const two = defineRequirements([
    {
      id: 'CT-A-01',
      level: 'MUST',
      area: 'A',
      statement: 'It does.',
      source: { title: 'Page', url: 'https://x.test/p' },
    },
    {
      id: 'CT-A-02',
      level: 'SHOULD',
      area: 'A',
      statement: 'It may.',
      preconditions: ['$batch', 'second user'],
      source: { recorded: 'live' },
      untested: 'slow',
    },
  ]);

  const page = renderRequirements(two, new Map([['CT-A-01', ['specs/a.spec.ts']]]));

  expect(page).toContain(
    '| <a id="ct-a-01"></a>CT-A-01 | MUST | It does. |  | [Page](https://x.test/p) | [specs/a.spec.ts](../specs/a.spec.ts) |',
  );
  expect(page).toContain(
    '| <a id="ct-a-02"></a>CT-A-02 | SHOULD | It may. | $batch, second user | recorded live | not tested: slow |',
  );
});

test('what a run stands on is marked', () => {
  const [one] = defineRequirements([
    { id: 'CT-A-01', level: 'MUST', groundwork: true, area: 'A', statement: 'It ends.', source: { recorded: 'live' } },
  ]);

  expect(renderRequirements([one], new Map())).toContain(
    '| <a id="ct-a-01"></a>CT-A-01 | MUST, groundwork | It ends. |',
  );
});
