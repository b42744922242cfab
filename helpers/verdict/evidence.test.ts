import { expect, test } from '@playwright/test';
import { type Evidence, readEvidence, writeEvidence } from './evidence';

const everyKind: readonly Evidence[] = [
  { kind: 'blocked', why: 'no initial token' },
  { kind: 'lacks', precondition: '$batch', why: 'it answered 501' },
  { kind: 'observed', requirement: 'CT-OBS-01', seen: '7 days' },
  { kind: 'settled', afterMs: 1_200 },
  { kind: 'signed-in', startedAt: 1_795_740_757_854, durationMs: 320 },
  { kind: 'differs', error: 'DataverseError: GET x failed with 500' },
  { kind: 'could-not-look', error: 'SignInError: "the secret"\nis wrong' },
];

test('every kind is read as it was written', () => {
  expect(readEvidence(everyKind.map(writeEvidence))).toEqual({ evidence: everyKind, unreadable: [] });
});

test('other notes on a test are not evidence', () => {
  expect(readEvidence([{ type: 'seed', description: '1' }, { type: 'skip' }])).toEqual({
    evidence: [],
    unreadable: [],
  });
});

test('evidence that cannot be read is told', () => {
  const unreadable = ['{ half', '{"kind":"guessed"}', '{"kind":"blocked"}', '{"kind":"blocked","why":"x","more":1}'];
  const notes = [...unreadable, undefined].map(description => ({ type: 'evidence', description }));

  expect(readEvidence(notes)).toEqual({ evidence: [], unreadable: [...unreadable, ''] });
});
