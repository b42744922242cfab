import { createPrivateKey } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { generate } from 'selfsigned';
import { noteSurvival } from '../../../testing/reliability/survival';
import { realTiming } from '../../dataverse/timing/timing';
import { waitUntil } from '../../dataverse/timing/wait-until';
import { onEmulator } from '../emulator/emulator-process';
import { beginVerify, contentsIn, formsOf } from './testing/shown-by-a-run';

const password = 's3cr3t~of&the"key÷file';
const anyToken = /eyJ[\w-]{8,}\.[\w-]+\.[\w-]+/;

/** Throws in the midst of a test, where nobody expects it, an error that tells all that its process knows. */
const indiscretion = (keyFile: string): string => `
const { subscribe } = require('node:diagnostics_channel');
let isDone = false;
subscribe('undici:request:create', ({ request }) => {
  const [, token] = /Bearer ([\\w.-]+)/.exec(String(request.headers)) ?? [];
  if (isDone || token === undefined || process.env.TEST_WORKER_INDEX === undefined) return;
  isDone = true;
  const { AZURE_CLIENT_CERTIFICATE_PASSWORD: password } = process.env;
  const key = require('node:fs').readFileSync(${JSON.stringify(keyFile)}, 'utf8');
  setImmediate(() => { throw Object.assign(new Error('indiscreet: ' + [token, password, key].join(' ')), { password }); });
});`;

type Way = {
  readonly registered: string;
  readonly path: string;
  readonly keyFile: string;
  readonly secrets: readonly string[];
};

/** A certificate whose key is encrypted in its file, and what nobody may see of it. */
async function certificate(): Promise<Way> {
  const { cert, private: key } = await generate(undefined, {});
  const [registered, file, keyFile] = ['registered.pem', 'own.pem', 'key.pem'].map(name =>
    test.info().outputPath(name),
  ) as [string, string, string];
  const encrypted = createPrivateKey(key).export({
    ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: password },
  });
  writeFileSync(registered, cert);
  writeFileSync(file, `${cert}\n${String(encrypted)}`);
  writeFileSync(keyFile, key);
  return { registered, path: file, keyFile, secrets: [...formsOf(password), ...key.split('\n').slice(2, 5)] };
}

/** Of all that a run left and printed, what tells. */
function tellingIn(reports: string, printed: string, secrets: readonly string[]): string[] {
  const contents = [...contentsIn(reports), ['printed', printed] as const];
  return contents.flatMap(([name, text]) =>
    anyToken.test(text) || secrets.some(secret => text.includes(secret)) ? [name] : [],
  );
}

/** How many tests have ended, as far as anything was written of them. */
const resultsIn = (reports: string): number =>
  existsSync(reports)
    ? readdirSync(reports, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('-result.json')).length
    : 0;

test('neither a run that is killed nor one in which something throws all that it knows leaves a secret anywhere', async () => {
  test.setTimeout(240_000);
  const way = await certificate();
  const preload = test.info().outputPath('indiscretion.cjs');
  writeFileSync(preload, indiscretion(way.keyFile));
  const emulator = ['--import-delay', '0', '--index-delay', '0', '--client-certificate', way.registered];
  await onEmulator(emulator, async ({ AZURE_CLIENT_SECRET, ...settings }) => {
    const variables = (name: string) => ({
      ...{ ...settings, PROFILE: 'smoke', REPORTS_FOLDER: test.info().outputPath(name) },
      ...{ AZURE_CLIENT_CERTIFICATE_PATH: way.path, AZURE_CLIENT_CERTIFICATE_PASSWORD: password },
    });
    const [killed, thrown] = [variables('killed'), { ...variables('thrown'), NODE_OPTIONS: `--require ${preload}` }];
    const secrets = [...way.secrets, ...formsOf(settings['SECOND_CLIENT_SECRET'] ?? ''), AZURE_CLIENT_SECRET ?? ''];

    const indiscreet = beginVerify(['--trace', 'on', '--grep', 'lets this user in'], thrown);
    const run = beginVerify(['--trace', 'on'], killed);
    await waitUntil({
      what: 'the run to be in its midst',
      probe: () => Promise.resolve(resultsIn(killed.REPORTS_FOLDER)),
      done: results => results > 5,
      timeout: 120_000,
      timing: realTiming,
    });
    process.kill(-(run.child.pid ?? 0), 'SIGKILL');
    const [left, told] = [await run.ended, await indiscreet.ended];

    expect(left.status).toBe('SIGKILL');
    expect(existsSync(path.join(killed.REPORTS_FOLDER, 'verdict.json'))).toBe(false);
    const names = [...contentsIn(killed.REPORTS_FOLDER).keys()].map(name => path.basename(name));
    expect(names).toEqual(expect.arrayContaining(['ledger.json', 'trace.zip']));
    expect(tellingIn(killed.REPORTS_FOLDER, left.printed, secrets)).toEqual([]);

    expect(told.status, told.printed).toBe(2);
    const shown = [...contentsIn(thrown.REPORTS_FOLDER).values()].join();
    expect(shown.includes('indiscreet: [token] [secret] [private key]'), 'what was thrown is told').toBe(true);
    expect(tellingIn(thrown.REPORTS_FOLDER, told.printed, secrets)).toEqual([]);
  });
  const row = { area: 'Secrets', tried: 1, survived: 1 } as const;
  noteSurvival(test.info(), { ...row, fault: 'a run, with traces, that is killed in its midst' });
  noteSurvival(test.info(), { ...row, fault: 'an error in a worker that tells token, password and private key' });
});

/** Leaves a token in the run's folder, and kills Playwright before any of its reporters is at its end. */
const lastWords = `
if (/playwright.test.cli\\.js$/.test(process.argv[1] ?? '') && process.env.TEST_WORKER_INDEX === undefined) {
  const folder = require('node:path').join(process.env.REPORTS_FOLDER, 'runs', process.env.CHANGE_TRACKING_RUN_ID);
  require('node:fs').mkdirSync(folder, { recursive: true });
  const token = ['{"alg":"RS256"}', '{"aud":"contoso"}', 'signed'].map(part => Buffer.from(part).toString('base64url'));
  require('node:fs').writeFileSync(folder + '/late.json', JSON.stringify(token.join('.')));
  process.kill(process.pid, 'SIGKILL');
}`;

test('what a killed Playwright leaves is searched before it is shown', async () => {
  const [preload, reports] = [test.info().outputPath('last-words.cjs'), test.info().outputPath('reports')];
  writeFileSync(preload, lastWords);
  const env = { REPORTS_FOLDER: reports, NODE_OPTIONS: `--require ${preload}` };

  const { status, printed } = await beginVerify(['--emulator'], env).ended;

  expect(status, printed).toBe(2);
  expect(printed).toMatch(/A secret was found in .*late\.json and blanked\./);
  const late = [...contentsIn(reports)].filter(([name]) => path.basename(name) === 'late.json');
  expect(late.map(([, text]) => text)).toContain('"[token]"');
  expect(tellingIn(reports, printed, [])).toEqual([]);
});
