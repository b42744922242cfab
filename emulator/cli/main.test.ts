import { expect, test } from '@playwright/test';
import { parse } from 'dotenv';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Agent, fetch } from 'undici';

const command = ['--require', './transpile/register.cjs', 'emulator/cli/main.ts'];

function run(...args: string[]) {
  const child = spawn(process.execPath, [...command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output.text += chunk.toString()));
  }
  const exit = once(child, 'close').then(([code]: unknown[]) => code);
  return { child, output, exit };
}

/** Starts an emulator and waits for its last line. */
async function startEmulator(...args: string[]) {
  const started = run('--port', '0', ...args);
  const listening = new Promise<string>((resolve, reject) => {
    createInterface(started.child.stdout).on('line', line => {
      const [, url] = /^listening on (\S+)$/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    void started.exit.then(code => reject(new Error(`It ended with ${String(code)}: ${started.output.text}`)));
  });
  return { ...started, url: await listening };
}

test('it prints settings that work, and a signal ends it with nothing left', async () => {
  const { child, output, exit, url } = await startEmulator();
  const settings = parse(output.text);
  const file = settings['DATAVERSE_CA_FILE'] ?? '';
  const agent = new Agent({ connect: { ca: readFileSync(file, 'utf8') } });
  const ask = (path: string, init = {}) => fetch(`${url}${path}`, { dispatcher: agent, ...init });

  expect(settings['DATAVERSE_URL']).toBe(url);
  expect(output.text.trimEnd().endsWith(`listening on ${url}`)).toBe(true);
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: settings['AZURE_CLIENT_ID'] ?? '',
    client_secret: settings['AZURE_CLIENT_SECRET'] ?? '',
    scope: `${url}/.default`,
  });
  const grant = await ask(`/${settings['AZURE_TENANT_ID'] ?? ''}/oauth2/v2.0/token`, { method: 'POST', body: form });
  const { access_token } = (await grant.json()) as { access_token: string };
  const authorization = `Bearer ${access_token}`;
  const whoAmI = await ask('/api/data/v9.2/WhoAmI', { headers: { authorization } });
  expect(whoAmI.status).toBe(200);
  expect(whoAmI.headers.get('x-dataverse-emulator')).toBe('0.1.0');
  expect((await ask('/api/data/v9.2/WhoAmI')).status).toBe(401);
  expect((await ask('/nothing')).status).toBe(404);

  const before = performance.now();
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
  expect(performance.now() - before).toBeLessThan(1_500);
  expect(existsSync(file)).toBe(false);
  await agent.destroy();
});

test('its launcher starts it from any folder', async () => {
  const launcher = path.resolve('emulator/cli/launch.mjs');
  const child = spawn(process.execPath, [launcher, '--help'], { cwd: tmpdir(), stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = once(child, 'close');

  expect(await text(child.stdout)).toContain('--port N');
  expect(await exit).toEqual([0, null]);
});

test('it ends when the process that it was started for is gone', async () => {
  const parent = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  const { exit } = await startEmulator('--parent-pid', String(parent.pid));

  parent.kill('SIGKILL');

  expect(await exit).toBe(0);
});

test('wrong arguments and a taken port end it with status 2 and the reason', async () => {
  const wrong = run('--defect', 'no-such-defect');
  const unreadable = run('--client-certificate', 'package.json');
  const first = await startEmulator();
  const port = new URL(first.url).port;
  const second = run('--port', port);

  expect(await wrong.exit).toBe(2);
  expect(wrong.output.text).toContain('--defect does not know "no-such-defect": known: lost-deletes');
  expect(await unreadable.exit).toBe(2);
  expect(unreadable.output.text).toContain('--client-certificate: package.json holds no certificate');
  expect(await second.exit).toBe(2);
  expect(second.output.text).toContain(`Port ${port} of 127.0.0.1 is in use`);
  first.child.kill('SIGINT');
  expect(await first.exit).toBe(0);
});
