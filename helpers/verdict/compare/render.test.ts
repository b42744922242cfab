import { expect, test } from '@playwright/test';
import { stripVTControlCharacters } from 'node:util';
import { compareVerdicts } from './compare-verdicts';
import { renderAsMarkdown } from './render-as-markdown';
import { renderForTerminal } from './render-for-terminal';
import { outlined, outlineOf, seen } from './testing/outline-for-tests';

const organizationId = '8ba62c83-eabd-422a-a944-96bc14f14286';
const emulator = outlineOf(
  [outlined('CT-A-1'), seen('CT-OBS-1', '7 days'), seen('CT-OBS-2', 'from here'), outlined('CT-A-2')],
  {
    kind: 'emulator',
    url: 'https://localhost:1/',
  },
);
const real = outlineOf(
  [
    outlined('CT-A-1', {
      outcome: 'failed',
      reason: `Error: | at https://Contoso.crm.dynamics.com/api of ${organizationId}\n\u001b[31mExpected: 1\u001b[39m`,
    }),
    seen('CT-OBS-1', '30 <b>days</b>'),
    seen('CT-OBS-2', 'from https://contoso.api.crm.dynamics.com/data'),
    outlined('CT-A-2', { outcome: 'skipped', reason: 'Not applicable here: no second user' }),
  ],
  { organizationId },
);
const drift = compareVerdicts(emulator, real);

test('a terminal shows each difference with both answers, and the conclusion last', () => {
  const text = renderForTerminal(drift, { width: 100, hasColors: false });

  expect(text).toContain('Holds in A, and not in B: 1\n  CT-A-1 MUST: CT-A-1 is so.\n    A: it holds\n');
  expect(text).toContain(
    'Observed otherwise: 2\n  CT-OBS-1 OBSERVE: CT-OBS-1 is so.\n    A: 7 days\n    B: 30 <b>days</b>',
  );
  expect(text).toContain(
    'Only A looked at: 1\n  in B it was left out: Not applicable here: no second user\n    CT-A-2\n',
  );
  expect(text).toMatch(/does not hold in B: CT-A-1\.\n$/);
  expect(text).toBe(stripVTControlCharacters(text));
});

test('weather is told apart: it is of the hour, and no drift', () => {
  const calm = outlineOf([seen('CT-WEATHER-01', 'never')], { kind: 'emulator' });
  const busy = outlineOf([seen('CT-WEATHER-01', 'busy: 3 times, for 12 s at most')]);

  const comparison = compareVerdicts(calm, busy);
  const text = renderForTerminal(comparison, { width: 100, hasColors: false });

  expect(comparison.status).toBe(0);
  expect(text).toContain('Met in one run and not in another, whatever the environment: 1\n  CT-WEATHER-01');
  expect(text).not.toContain('Observed otherwise');
});

test('a narrow terminal gets no longer line than it has room for, and colours change no letter', () => {
  const plain = renderForTerminal(drift, { width: 42, hasColors: false });
  const colored = renderForTerminal(drift, { width: 42, hasColors: true });

  expect(Math.max(...plain.split('\n').map(line => line.length))).toBeLessThanOrEqual(42);
  expect(colored).not.toBe(plain);
  expect(stripVTControlCharacters(colored)).toBe(plain);
});

test('two runs of one kind are compared as earlier and later', () => {
  const text = renderForTerminal(compareVerdicts(outlineOf([outlined('CT-A-1')]), real), {
    width: 80,
    hasColors: false,
  });

  expect(text).toContain('Worse in B: 1');
  expect(text).toContain('Something got worse: CT-A-1.');
});

test('a comparison that differed is told by what was expected and what came, and excused failures are not hidden', () => {
  const reason = 'Error: one deletion\n\nexpect(received).toBe(expected)\n\nExpected: 1\nReceived: 0';
  const excused = {
    ...outlineOf([outlined('CT-A-1', { outcome: 'failed', reason })]),
    knownFailures: [{ id: 'CT-A-1', holds: false }],
  };

  const text = renderForTerminal(compareVerdicts(outlineOf([outlined('CT-A-1')]), excused), {
    ...{ width: 120, hasColors: false },
  });

  expect(text).toContain('    B: it does not hold: one deletion: expected 1; came 0\n');
  expect(text).toContain('supported (but for known failures), 2026-01-01');
});

test('the Markdown names neither the environment nor its organization, and a cell stays a cell', () => {
  const text = renderAsMarkdown(drift);

  expect(text.toLowerCase()).not.toContain('contoso');
  expect(text).not.toContain(organizationId);
  expect(text).toContain('https&#58;//[environment]/');
  expect(text).toContain('from https&#58;//[environment]/data');
  expect(text).toContain('| CT-OBS-1 | OBSERVE | CT-OBS-1 is so. | 7 days | 30 &lt;b>days&lt;/b> |');
  expect(text.match(/^\| CT-A-1 .*$/gm)?.[0]).toContain(
    'Error: \\| at https&#58;//[environment]/api of [organization] Expected',
  );
});

test('a server on-premises has its organization in the path, which is left out too', () => {
  const onPremises = outlineOf(
    [seen('CT-OBS-1', 'to https://CRM.fabrikam.local/Fabrikam/api and crm.fabrikam.local')],
    {
      url: 'https://crm.fabrikam.local/Fabrikam',
    },
  );

  const text = renderAsMarkdown(compareVerdicts(emulator, onPremises));

  expect(text.toLowerCase()).not.toContain('fabrikam');
  expect(text).toContain('to https&#58;//[environment]/api and [environment]');
});
