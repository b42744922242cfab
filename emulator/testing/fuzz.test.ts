import { expect, test } from '@playwright/test';
import { randomNumbers } from '../engine/testing/book';
import { buildPackage, tableXml } from '../solutions/testing/package-builder';
import { Fuzz } from './fuzz';
import { malformed } from './malformed';
import { type Malformed } from './malformed-request';
import { type Shell, startShell } from './start-shell';

const origin = 'https://localhost:8443';
/** Milliseconds: far more than a request and its job take, also on a busy machine. */
const longest = 2_000;

/** What no answer and no job may hold: a stack trace, or a path of this machine. */
const leak = /(?:\n|\\n)\s+at |node_modules|\.ts:\d+|emulator made a mistake/;

/** `asyncoperation.errorcode` of a job that failed otherwise than by a refusal. */
const unexpectedError = -2147220970;

type Outcome = { readonly status: number; readonly text: string; readonly duration: number };

async function answer({ app, emulator }: Shell, token: string, request: Malformed): Promise<Outcome> {
  const { method, url, headers, body } = request;
  const started = performance.now();
  const response = await app.request(url, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  await emulator.organization.jobs.idle();
  return { status: response.status, text, duration: performance.now() - started };
}

type Job = { readonly type: number; readonly status: number; readonly code: unknown; readonly message: string };

/** The jobs since the last look. They are taken out, so that looking stays cheap. */
function takeJobs({ emulator: { organization } }: Shell): Job[] {
  return [...organization.rows.scan('asyncoperation')].map(({ id, values }) => {
    organization.rows.remove('asyncoperation', id, organization.system);
    const [type, status] = [Number(values.get('operationtype')), Number(values.get('statuscode'))];
    return { type, status, code: values.get('errorcode'), message: JSON.stringify(values.get('message') ?? '') };
  });
}

function isMistake({ status, text, duration }: Outcome, jobs: readonly Job[], { errors }: Shell): boolean {
  // A SOAP fault is a 500 by its protocol, a missing dependency by what was recorded.
  const isFault = text.includes(':Fault>') || text.includes('0x80048033');
  if (errors.length > 0 || text.includes('0x80040216') || status > 501 || (status === 500 && !isFault)) return true;
  const hasUnexpected = jobs.some(({ code, message }) => code === unexpectedError || leak.test(message));
  return hasUnexpected || leak.test(text) || duration > longest;
}

/** What of the emulator does not work any more, by name. */
async function broken({ send, control, emulator }: Shell): Promise<string[]> {
  await control('PUT', 'defects', []);
  const path = 'contacts?$select=lastname';
  const first = await send('GET', path, { headers: { prefer: 'odata.track-changes' } });
  const link = (first.body as Record<string, string>)['@odata.deltaLink'] ?? path;
  await send('POST', 'contacts', { body: { lastname: 'After the flood' } });
  const delta = await send('GET', link);
  const zip = buildPackage({
    uniqueName: 'After',
    publisher: 'after',
    prefix: 'after',
    tables: [tableXml('after_book')],
  });
  const CustomizationFile = Buffer.from(zip).toString('base64');
  const body = { CustomizationFile, OverwriteUnmanagedCustomizations: false, PublishWorkflows: false };
  const asked = await send('POST', 'ImportSolutionAsync', { body });
  await emulator.organization.jobs.idle();
  const checks = {
    WhoAmI: (await send('GET', 'WhoAmI')).status === 200,
    'tracked read': first.status === 200 && link !== path,
    delta: (delta.body as { value?: { lastname: string }[] }).value?.[0]?.lastname === 'After the flood',
    import: asked.status === 200 && (await send('GET', 'after_books')).status === 200,
  };
  return Object.entries(checks).flatMap(([name, works]) => (works ? [] : [name]));
}

async function startWithToken() {
  const shell = await startShell();
  const [application] = shell.emulator.tenant.applications;
  if (application === undefined) throw new Error('The emulator has no application.');
  // Anew for each request: the control moves the clock, which ends tokens.
  return { shell, token: () => shell.emulator.tokens.issue(application, 'secret', origin) };
}

type Run = { readonly statuses: Set<number>; readonly jobs: Set<string>; readonly problems: unknown[] };

async function run(seed: number, count: number): Promise<Run> {
  const fuzz = new Fuzz(randomNumbers(seed));
  const [statuses, jobs, problems] = [new Set<number>(), new Set<string>(), new Array<unknown>()];
  let { shell, token } = await startWithToken();
  for (let number = 1; number <= count;) {
    const request = malformed(fuzz);
    if (!URL.canParse(request.url)) continue;
    const outcome = await answer(shell, await token(), request);
    const ended = takeJobs(shell);
    statuses.add(outcome.status);
    for (const { type, status } of ended) jobs.add(`${type}: ${status}`);
    if (isMistake(outcome, ended, shell)) {
      const text = outcome.text.slice(0, 300);
      problems.push({ seed, number, request, ...outcome, text, jobs: ended, errors: shell.errors.map(String) });
      ({ shell, token } = await startWithToken());
    }
    number += 1;
  }
  const lost = await broken(shell);
  if (lost.length > 0) problems.push({ seed, lost });
  return { statuses, jobs, problems };
}

async function survives(seed: number): Promise<void> {
  test.setTimeout(120_000);
  const rejections: unknown[] = [];
  const note = (reason: unknown) => void rejections.push(reason);
  process.on('unhandledRejection', note);
  const { statuses, jobs, problems } = await run(seed, 1_000).finally(() => process.off('unhandledRejection', note));

  expect(problems.slice(0, 3), `run again with the seed ${seed}`).toEqual([]);
  expect(rejections).toEqual([]);
  expect([...statuses]).toEqual(expect.arrayContaining([200, 204, 400, 404, 405, 501]));
  // Indexes, imports done and failed, removals: the malformed reaches the jobs.
  expect([...jobs]).toEqual(expect.arrayContaining(['63: 30', '203: 30', '203: 31', '208: 30']));
}

test('a thousand malformed requests are refused without a mistake, a leak or a long wait', () => survives(1));

test('another thousand malformed requests are refused the same way', () => survives(2));

test('a third thousand malformed requests are refused the same way', () => survives(3));
