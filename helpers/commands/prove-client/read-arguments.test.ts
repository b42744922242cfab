import { expect, test } from '@playwright/test';
import { SettingsError } from '../../dataverse/errors';
import { readProofArguments } from './read-arguments';

test('the command is one argument, and all histories are played', () => {
  expect(readProofArguments(['node sync.mjs --fast'])).toEqual({
    variables: { CLIENT_COMMAND: 'node sync.mjs --fast', CLIENT_KEEPS_RUNNING: 'false' },
    histories: [],
    forPlaywright: [],
  });
});

test('histories, options and arguments for Playwright are told apart', () => {
  const line = [
    '--keep-running',
    '--seed',
    '7',
    '--runs=50',
    '--timeout',
    '5',
    './sync',
    'pages',
    'random',
    '--',
    '-j2',
  ];
  expect(readProofArguments(line)).toEqual({
    variables: {
      CLIENT_COMMAND: './sync',
      CLIENT_KEEPS_RUNNING: 'true',
      CLIENT_SEED: '7',
      CLIENT_RUNS: '50',
      CLIENT_SECONDS: '5',
    },
    histories: ['pages', 'random'],
    forPlaywright: ['-j2'],
  });
});

test('what is wrong with a call is told with how it is made', () => {
  for (const [line, message] of [
    [[], 'No command is given'],
    [['node', 'sync.mjs'], 'No history is called sync.mjs; known: first-copy, '],
    [['--sead', '7', 'sync'], "Unknown option '--sead'"],
  ] as const) {
    expect(() => readProofArguments(line)).toThrow(SettingsError);
    expect(() => readProofArguments(line)).toThrow(message);
    expect(() => readProofArguments(line)).toThrow('npm run prove:client -- ');
  }
});
