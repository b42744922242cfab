import { expect, test } from '@playwright/test';
import {
  type ClientVerdict,
  clientVerdictSchema,
  type HistoryResult,
  readHistory,
  writeHistory,
} from './client-verdict';
import { clientVerdictLines, renderClientSummary } from './client-summary';
import { judgeClient } from './judge-client';

const history = (more: Partial<HistoryResult> = {}): HistoryResult => ({
  name: 'first-copy',
  story: 'a first read brings every row',
  outcome: 'right',
  steps: ['row 1 is created', 'the client synchronises'],
  faults: [],
  everSynchronised: true,
  ...more,
});
const lost = history({
  name: 'deletions',
  outcome: 'lost',
  steps: ['row 1 is created', 'the client synchronises', 'row 1 is deleted', 'the client synchronises'],
  faults: ['The row ROW-1 is in the copy, and not in the table any more.'],
});
const stuck = (everSynchronised: boolean) =>
  history({
    name: 'expired-token',
    outcome: 'stuck',
    steps: ['the client fails to synchronise, 3 times'],
    faults: ['It does not synchronise any more: it ended with 1: 400'],
    everSynchronised,
  });
const unplayed = { name: 'pages', outcome: 'could-not-look', reason: 'the emulator is gone' } as const;

test('a client is right when its copy was the table in every history', () => {
  expect(judgeClient([history(), history()], [])).toEqual({
    verdict: 'right',
    reason: 'Its copy was the table at the end of 2 histories.',
  });
});

test('one history that breaks it is enough, whatever else could not be played', () => {
  expect(judgeClient([history(), lost, unplayed], ['an error'])).toEqual({
    verdict: 'wrong',
    reason:
      'Its copy is not the table: broken by 1 of 2 histories: deletions. The row ROW-1 is in the copy, and not in the table any more.',
  });
});

test('one history alone is told as one', () => {
  expect(judgeClient([lost], []).reason).toContain('broken by 1 of 1 history: deletions.');
  expect(judgeClient([history()], []).reason).toBe('Its copy was the table at the end of one history.');
});

test('a client that stops for good is wrong when it ever worked, else nobody could look', () => {
  expect(judgeClient([history(), stuck(false)], [])).toMatchObject({ verdict: 'wrong' });
  expect(judgeClient([stuck(false), stuck(false)], [])).toEqual({
    verdict: 'inconclusive',
    reason:
      'The command never came to the end of a synchronisation: It does not synchronise any more: it ended with 1: 400',
  });
});

test('what could not be played, and nothing played, is inconclusive', () => {
  expect(judgeClient([history(), unplayed], [])).toEqual({
    verdict: 'inconclusive',
    reason: 'Not every history could be played: the emulator is gone',
  });
  expect(judgeClient([], [])).toMatchObject({ verdict: 'inconclusive' });
  expect(judgeClient([history()], ['a spec does not load'])).toMatchObject({ verdict: 'inconclusive' });
});

test('a result travels among the annotations of its test', () => {
  const seeded = { ...lost, seed: 7 };
  expect(readHistory([{ type: 'seed', description: '7' }, writeHistory(seeded)])).toEqual(seeded);
  expect(readHistory([])).toBeUndefined();
});

test('the shortest history that breaks a client is shown, with what plays it again', () => {
  const longer = { ...lost, name: 'random', steps: [...lost.steps, 'a day passes'], seed: 7 };
  const histories = [history(), longer, lost, unplayed];
  const verdict: ClientVerdict = clientVerdictSchema.parse({
    schemaVersion: 1,
    ...judgeClient(histories, []),
    command: 'node sync.mjs',
    startedAt: '2026-11-26T19:00:00.000Z',
    durationMs: 1_000,
    histories,
  });

  const shown = [
    '1. row 1 is created',
    '2. the client synchronises',
    '3. row 1 is deleted',
    '4. the client synchronises',
    '- The row ROW-1 is in the copy, and not in the table any more.',
    '- Play it again: deletions',
  ];
  expect(clientVerdictLines(verdict).slice(-6)).toEqual(shown.map(line => `    ${line}`));
  expect(renderClientSummary(verdict)).toContain(shown.join('\n'));
});
