import { expect, test } from '@playwright/test';
import { usage } from './command-arguments';
import { parseCommandLine, UsageError } from './command-line';

const known = { defects: ['lost-deletes', 'stale-values'], variations: [] };
const parse = (...args: string[]) => parseCommandLine(args, known);

test('without arguments it starts on port 8443 and does nothing unusual', () => {
  expect(parse()).toEqual({
    command: 'start',
    options: {
      port: 8443,
      publicUrl: undefined,
      defects: [],
      variations: [],
      latency: 0,
      clientCertificate: undefined,
      certificateAuthority: undefined,
      importDelay: undefined,
      indexDelay: undefined,
      parentPid: undefined,
      users: [],
      signIns: [],
      limits: {},
      onPremises: false,
    },
  });
});

test('every argument is read', () => {
  const line = parse(
    ...['--port', '0', '--public-url', 'https://Emulator.example:9000/', '--latency=20'],
    ...['--defect', 'lost-deletes', '--defect', 'stale-values', '--defect', 'lost-deletes'],
    ...['--client-certificate', 'client.pem', '--import-delay', '5', '--index-delay', '6', '--parent-pid', '42'],
    ...['--client-certificate-issuer', 'ca.pem', '--client-certificate-subject', 'client.contoso.com'],
    ...['--user', 'rita=reader', '--user', 'nora=none', '--limit-requests', '6000', '--limit-time', '1200'],
    ...[
      '--limit-concurrency',
      '52',
      '--limit-window',
      '3',
      '--limit-dop-hint',
      '6',
      '--sign-in',
      'app-service',
      '--sign-in=managed-identity',
    ],
  );

  expect(line).toEqual({
    command: 'start',
    options: {
      port: 0,
      publicUrl: 'https://emulator.example:9000',
      defects: ['lost-deletes', 'stale-values'],
      variations: [],
      latency: 20,
      clientCertificate: 'client.pem',
      certificateAuthority: { file: 'ca.pem', commonName: 'client.contoso.com' },
      importDelay: 5,
      indexDelay: 6,
      parentPid: 42,
      users: [
        { name: 'rita', role: 'reader' },
        { name: 'nora', role: 'none' },
      ],
      signIns: ['app-service', 'managed-identity'],
      limits: { requests: 6000, time: 1200, concurrency: 52, window: 3, parallelism: 6 },
      onPremises: false,
    },
  });
});

test('help and the lists are commands of their own', () => {
  expect(parse('--help', '--port', '1')).toEqual({ command: 'help' });
  expect(parse('--list-defects')).toEqual({ command: 'list-defects' });
  expect(parse('--list-variations')).toEqual({ command: 'list-variations' });
});

const refusals: readonly (readonly [readonly string[], string])[] = [
  [['--prot', '1'], "Unknown option '--prot'"],
  [['extra'], "Unexpected argument 'extra'"],
  [['--port'], "Option '--port <value>' argument missing"],
  [['--port', '1', '--port', '2'], '--port is given twice'],
  [['--port', '65536'], '--port must be a whole number from 0 to 65535, not "65536"'],
  [['--port', '80x'], '--port must be a whole number from 0 to 65535, not "80x"'],
  [['--latency', '1.5'], '--latency must be a whole number'],
  [['--latency', ''], '--latency must be a whole number'],
  [['--parent-pid', '0'], '--parent-pid must be a whole number from 1'],
  [['--public-url', 'http://localhost:1'], '--public-url must be an https address without a path'],
  [['--public-url', 'https://host/org'], '--public-url must be an https address without a path'],
  [['--public-url', 'https://user:secret@host'], '--public-url must be an https address'],
  [['--public-url', 'nonsense'], '--public-url must be an https address'],
  [['--defect', 'lost-delete'], '--defect does not know "lost-delete": known: lost-deletes, stale-values.'],
  [['--variation', 'any'], '--variation does not know "any": there is no variation yet.'],
];

test('a wrong argument is named', () => {
  for (const [args, message] of refusals) {
    expect(() => parse(...args), args.join(' ')).toThrow(UsageError);
    expect(() => parse(...args), args.join(' ')).toThrow(message);
  }
});

test('the usage names every argument', () => {
  for (const name of ['port', 'public-url', 'defect', 'variation', 'latency', 'list-defects', 'client-certificate']) {
    expect(usage()).toContain(`--${name}`);
  }
  expect(usage()).toContain('--parent-pid PID');
});

test('the usage says where the defects and the variations are listed', () => {
  expect(usage()).toMatch(/--defect NAME .*--list-defects/);
  expect(usage()).toMatch(/--variation NAME .*--list-variations/);
  expect(parseCommandLine(['--variation', 'cold-table'], { defects: [], variations: ['cold-table'] })).toMatchObject({
    options: { variations: ['cold-table'] },
  });
});

test('the usage says what each delay delays', () => {
  expect(usage()).toMatch(/--import-delay MS .*ImportSolutionAsync or UninstallSolutionAsync/);
  expect(usage()).toMatch(/--index-delay MS .*alternate key/);
  expect(usage()).toMatch(/--latency MS .*each answer but those of \/_emulator/);
});
