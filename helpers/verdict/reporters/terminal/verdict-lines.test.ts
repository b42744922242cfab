import { expect, test } from '@playwright/test';
import { judgeRun } from '../../judge/judge-run';
import { requirements } from '../../requirements/catalogue';
import type { TestRecord } from '../../test-record';
import { blocked, differing, lookless, testRecord } from '../../testing/record-for-tests';
import { verdictOn } from '../../testing/verdict-for-tests';
import type { Verdict } from '../../verdict-schema';
import { printVerdict } from './verdict-lines';

const rerun = (id: string): string => `npm run verify -- --requirement ${id} --emulator`;

function verdictBy(tests: readonly TestRecord[]): Verdict {
  const judged = judgeRun({ requirements, tests, errors: [] });
  const withRerun = judged.requirements.map(one => (one.kind ? { ...one, rerun: rerun(one.id) } : one));
  return { ...verdictOn([]), ...judged, requirements: withRerun };
}

function printed(verdict: Verdict, columns = 80, env: Record<string, string> = {}): string[] {
  let text = '';
  printVerdict(verdict, 'reports', env, { write: more => (text += more), columns });
  return text.split('\n');
}

const musts = requirements.filter(({ level, groundwork }) => level === 'MUST' && groundwork === undefined);
const failing = (n: number, reason: string) =>
  musts.slice(0, n).map(({ id }) => testRecord({ requirementIds: [id], attempts: [differing(reason)] }));

test('a failure is six lines, cut to the width of the terminal', () => {
  const lines = printed(
    verdictBy(failing(1, 'Error: one deletion\n\nexpect(received).toBe(expected)\n\nExpected: 1\nReceived: 0')),
  );

  const [{ id, statement } = { id: '', statement: '' }] = musts;
  const at = lines.findIndex(line => line.startsWith('✗'));
  expect(lines.slice(at, lines.indexOf('', at))).toEqual([
    `✗ ${id} (MUST) The environment does not support it`,
    `  ${statement}`.length > 80 ? `${`  ${statement}`.slice(0, 79)}…` : `  ${statement}`,
    '  expected  one deletion: 1',
    '  came      0',
    '  where     specs/a.spec.ts:1',
    `  again     ${rerun(id)}`,
  ]);
  expect(lines.join('\n')).not.toContain('--failed');
});

test('a command is never cut: nobody could run it', () => {
  const verdict = verdictBy(failing(1, 'Error: x'));
  const again = 'npm run verify -- --requirement CT-DELTA-04 --environment the-production-environment-of-the-north';
  const requirements = verdict.requirements.map(one => (one.kind ? { ...one, rerun: again } : one));

  expect(printed({ ...verdict, requirements })).toContain(`  again     ${again}`);
});

test('an error says what happened and what to do, and what it blocked is counted', () => {
  const [first, second] = musts;
  if (first === undefined || second === undefined) throw new Error('There are no requirements.');
  const lines = printed(
    verdictBy([
      testRecord({ requirementIds: [first.id], attempts: [lookless()] }),
      testRecord({ requirementIds: [second.id], attempts: [blocked('no table')] }),
    ]),
  );

  expect(lines).toContain(`✗ ${first.id} (MUST) Could not look`);
  expect(lines).toContain('  came      SignInError: the secret is wrong');
  expect(lines).toContain('  to do     make a new one.');
  expect(lines).toContain(`  1 not come to after that: ${second.id}`);
});

test('many failures of one cause are one block, whatever ids are in them', () => {
  const tests = musts.map(({ id }, n) => {
    const row = `${String(n).padStart(8, '0')}-1111-2222-3333-444455556666`;
    const error = `Error: expect(received).toEqual(expected)\n\nExpected: "${row}"\nReceived: ""`;
    return testRecord({ requirementIds: [id], attempts: [differing(error)] });
  });
  const lines = printed(verdictBy(tests));

  expect(lines.filter(line => line.startsWith('✗'))).toHaveLength(1);
  expect(lines.join('\n')).toMatch(new RegExp(`${musts.length - 1} others fail in the same way: CT-`));
  expect(lines.join('\n')).toContain('  Again:   npm run verify -- --failed --emulator');
});

test('an environment that goes away is one cause, whatever was asked of it', () => {
  const requests = [
    'GET https://x.test/api/data/v9.2/sample_books?$deltatoken=1',
    'POST https://x.test/XRMServices/web',
  ];
  const tests = requests.map((request, n) => {
    const [{ id } = { id: 'CT-KEY-01' as const }] = musts.slice(n);
    const error = `UnreachableError: ${request} got no answer: connect ECONNREFUSED 127.0.0.1:${n}\n  What to do: wait.`;
    return testRecord({ requirementIds: [id], attempts: [lookless(error)] });
  });

  expect(printed(verdictBy(tests)).filter(line => line.startsWith('✗'))).toHaveLength(1);
});

test('what a baseline knows is no block', () => {
  const verdict = verdictBy(failing(2, 'Error: no'));
  const [known, other] = musts.map(({ id }) => id);
  const lines = printed({ ...verdict, knownFailures: [{ id: known ?? '', holds: false }] });

  expect(lines.filter(line => line.startsWith('✗'))).toEqual([expect.stringContaining(`✗ ${other} `)]);
});

test('however many causes there are, the end fits a screen', () => {
  const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
  const tests = names.flatMap((name, n) => failing(n + 1, `Error: ${name} of them`).slice(-1));
  const lines = printed(verdictBy(tests), 120);

  expect(lines.length).toBeLessThanOrEqual(56);
  expect(lines.join('\n')).toMatch(/6 more failed; summary\.md has each: CT-/);
});

test('colours are for terminals, unless somebody decides otherwise', () => {
  const verdict = verdictBy(failing(1, 'Error: no'));
  const isColoured = (env: Record<string, string>, isTTY: boolean): boolean => {
    let text = '';
    printVerdict(verdict, 'reports', env, { write: more => (text += more), isTTY });
    return text.includes('\u001B[');
  };

  expect([isColoured({}, true), isColoured({}, false)]).toEqual([true, false]);
  expect([isColoured({ NO_COLOR: '1' }, true), isColoured({ FORCE_COLOR: '1' }, false)]).toEqual([false, true]);
  expect(isColoured({ FORCE_COLOR: '0' }, true)).toBe(false);
});
