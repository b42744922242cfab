import { expect, test } from '@playwright/test';
import { attempt, differing, lookless, testRecord } from '../../../testing/record-for-tests';
import { verdictOn } from '../../../testing/verdict-for-tests';
import type { Verdict } from '../../../verdict-schema';
import { renderPanel } from './panel';
import { showVerdict } from './show-verdict';

/** The panel as a reader sees it: without markup, styles and line breaks. */
const wordsOf = (verdict: Verdict): string =>
  renderPanel(verdict, () => '#test-1')
    .markup.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const supported = verdictOn([testRecord()]);
const onEmulator: Verdict = { ...supported, environment: { ...supported.environment, kind: 'emulator' } };
const failed = verdictOn([
  testRecord({
    attempts: [
      differing('Error: <img src=x onerror=alert(1)>\n\nexpect(received).toBe(expected)\n\nExpected: 1\nReceived: 2'),
    ],
  }),
]);

test('a supported environment is named, with what was looked at, when and by what', () => {
  const words = wordsOf({ ...supported, profile: 'core' });

  expect(words).toMatch(/Supported This environment supports change tracking/);
  expect(words).toMatch(/https:\/\/contoso\.crm\.dynamics\.com\/ Dataverse 9\.2\.1 online/);
  expect(words).toMatch(
    /MUST 1 of 1 hold .*What to do Nothing\..*2026-01-01 00:00 UTC, took 5 s profile core, all of it/,
  );
  expect(words).toMatch(/run a1b2c3d4 tool 0\.1\.0/);
  expect(words).not.toContain('EMULATOR');
});

test('an emulator says so above everything, and is not called an environment', () => {
  const words = wordsOf(onEmulator);

  expect(words).toMatch(/^ EMULATOR A local stand-in answered.*The emulator supports change tracking/);
  expect(words).not.toContain('This environment supports');
});

test('a server elsewhere is on-premises', () => {
  const environment = { ...supported.environment, url: 'https://crm.contoso.example/org/' };

  expect(wordsOf({ ...supported, environment })).toMatch(/crm\.contoso\.example\/org\/ Dataverse 9\.2\.1 on-premises/);
});

test('what failed is said by its sentence, with the way to its test, its page and its rerun', () => {
  const [only] = failed.requirements;
  const verdict = {
    ...failed,
    requirements: only ? [{ ...only, rerun: 'npm run verify -- --requirement CT-DELTA-04' }] : [],
  };
  const { markup } = renderPanel(verdict, () => '#test-1');

  expect(wordsOf(verdict)).toMatch(
    /Not supported This environment does not support change tracking .*What does not hold is in: .* \(1 of 1\)\. CT-DELTA-04 MUST Broken here, though documented: A row deleted/,
  );
  expect(markup).toContain('<code>npm run verify -- --requirement CT-DELTA-04</code>');
  expect(markup).toContain('href="#test-1"');
  expect(markup).toContain('href="https://learn.microsoft.com/');
});

test('no word of an environment is markup', () => {
  const { markup } = renderPanel(
    { ...failed, environment: { ...failed.environment, url: 'https://a/"><script>' } },
    () => undefined,
  );

  expect(markup).not.toMatch(/<img|<script/);
  expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;');
});

test('who could not look reads why, and the remedy that the error names', () => {
  const verdict = verdictOn([
    testRecord({ attempts: [lookless('SignInError: the secret is wrong\n  What to do: use its `Value`.')] }),
  ]);
  const words = wordsOf({ ...verdict, kind: 'refused' });

  expect(words).toMatch(/It refused us Not known: the sign-in, or the access, was refused/);
  expect(words).toMatch(/the secret is wrong What to do Use its Value/);
});

test('a part is not called the whole', () => {
  const words = wordsOf({
    ...supported,
    verdict: 'partial',
    scope: { kind: 'requirements', ids: ['CT-DELTA-04'] },
    profile: 'full',
  });

  expect(words).toMatch(/Part looked at What was looked at of change tracking holds.*profile full, narrowed/);
});

test('what was observed is there with its answer', () => {
  const [only] = verdictOn([testRecord({ attempts: [attempt()] })]).requirements;
  const requirements = only
    ? [{ ...only, level: 'OBSERVE' as const, outcome: 'observed' as const, observed: '7 days' }]
    : [];

  expect(wordsOf({ ...supported, requirements })).toMatch(
    /OBSERVE 1 of 1 answered.*: 1 answers? .*CT-DELTA-04 .* 7 days/,
  );
});

test('the panel stands at the top of the page, once, whatever signs it has, and its tab is named after it', () => {
  const verdict = { ...supported, reason: "$& and $'" };
  const page = showVerdict(
    '<head><title> A </title></head><body><div id="app"></div></body>',
    verdict,
    () => undefined,
  );

  expect(page).toMatch(
    /^<head><title>Supported: change tracking of contoso\.crm\.dynamics\.com<\/title><\/head><body>/,
  );
  expect(page).toMatch(/<body>\s*<style>[\s\S]*<section id="verdict"[\s\S]*<\/section><div id="app">/);
  expect(page).toContain("$&amp; and $'");
});

test('where nothing was looked at, nothing is said not to hold', () => {
  const requirements = supported.requirements.map(one => ({ ...one, outcome: 'blocked' as const }));

  expect(wordsOf({ ...supported, verdict: 'inconclusive', requirements })).toContain('MUST none of 1 looked at');
});

test('warnings do not take away the support, and stand in the headline and in a list', () => {
  const requirements = failed.requirements.map(one => ({ ...one, level: 'SHOULD' as const, kind: 'warning' as const }));
  const words = wordsOf({
    ...failed,
    verdict: 'supported',
    reason: 'All hold; warning: CT-DELTA-04 does not.',
    requirements,
  });

  expect(words).toMatch(
    /Supported This environment supports change tracking, with 1 warning .*SHOULD 0 of 1 hold, 1 does not/,
  );
  expect(words).toMatch(
    /All hold What to do Change tracking can be used: .*CT-DELTA-04 SHOULD Not so here, though usual: A row deleted/,
  );
});

test('a known failure is told, and does not make it unsupported', () => {
  const verdict: Verdict = { ...failed, verdict: 'supported', knownFailures: [{ id: 'CT-DELTA-04', holds: false }] };

  expect(wordsOf(verdict)).toMatch(
    /Supported This environment supports change tracking, but for 1 known failure .*CT-DELTA-04/,
  );
});

test('what was expected and what came is said; what fails in the same way is folded below', () => {
  const [only] = failed.requirements;
  const requirements = only ? [only, { ...only, id: 'CT-DELTA-08' }] : [];

  expect(wordsOf({ ...failed, requirements })).toMatch(
    /Expected: &lt;img .*: 1 Came: 2 .*1 other fails in the same way CT-DELTA-08/,
  );
});

test('what was met on the way, and what was not looked at, stand beside a green verdict', () => {
  const [held] = supported.requirements;
  const unseen = held === undefined ? [] : [{ ...held, id: 'CT-DELTA-05', outcome: 'skipped' as const, tests: [] }];
  const words = wordsOf({
    ...supported,
    overcome: [{ what: 'throttling', times: 12, waitedMs: 34_400 }],
    requirements: [...supported.requirements, ...unseen],
  });

  expect(words).toContain('supports change tracking, as far as 1 of 2 requirements tell');
  expect(words).toContain(
    'On the way: throttled 12 times, 34 s of waiting in all, some of it at the same time. That is usual, and no part of the verdict.',
  );
  expect(words).toContain('For all that is documented, run npm run verify -- --profile core');
});
