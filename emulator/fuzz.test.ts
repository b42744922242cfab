import { expect, test } from '@playwright/test';
import { randomNumbers } from './engine/testing/book';
import { Fuzz } from './testing/fuzz';
import { type Malformed, malformed } from './testing/malformed';
import { type Shell, startShell } from './testing/start-shell';

const origin = 'https://localhost:8443';
/** Milliseconds: far more than a request takes, also on a busy machine. */
const longest = 2_000;

/** What no answer may hold: a stack trace, or a path of this machine. */
const leak = /\n\s+at |node_modules|\.ts:\d+|emulator made a mistake/;

async function answer({ app, emulator }: Shell, token: string, { method, url, headers, body }: Malformed) {
  if (!URL.canParse(url)) return undefined;
  const started = performance.now();
  const response = await app.request(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  const duration = performance.now() - started;
  emulator.organization.jobs.stop();
  return { status: response.status, text, duration };
}

async function run(seed: number, count: number): Promise<{ statuses: Set<number>; problems: unknown[] }> {
  const fuzz = new Fuzz(randomNumbers(seed));
  const statuses = new Set<number>();
  const problems: unknown[] = [];
  let shell = await startShell();
  let token = await shell.emulator.tokens.issue(shell.emulator.tenant.applications[0] ?? raise(), 'secret', origin);
  for (let number = 0; number < count; number += 1) {
    const request = malformed(fuzz);
    const outcome = await answer(shell, token, request);
    if (outcome === undefined) continue;
    const { status, text, duration } = outcome;
    statuses.add(status);
    // A SOAP fault is a 500 by its protocol, a missing dependency by what was recorded.
    const isFault = text.includes(':Fault>') || text.includes('0x80048033');
    const isMistake =
      shell.errors.length > 0 || text.includes('0x80040216') || status > 501 || (status === 500 && !isFault);
    if (isMistake || leak.test(text) || duration > longest) {
      problems.push({ number, request, status, text: text.slice(0, 300), duration, errors: shell.errors.map(String) });
      shell = await startShell();
      token = await shell.emulator.tokens.issue(shell.emulator.tenant.applications[0] ?? raise(), 'secret', origin);
    }
  }
  return { statuses, problems };
}

const raise = (): never => {
  throw new Error('The emulator has no application.');
};

async function survives(seed: number): Promise<void> {
  test.setTimeout(120_000);
  const { statuses, problems } = await run(seed, 1_000);

  expect(problems.slice(0, 3)).toEqual([]);
  for (const status of [200, 400, 404, 405, 501]) expect([...statuses]).toContain(status);
}

test('a thousand malformed requests are refused without a mistake, a leak or a long wait', () => survives(1));

test('another thousand malformed requests are refused the same way', () => survives(2));

test('a third thousand malformed requests are refused the same way', () => survives(3));
