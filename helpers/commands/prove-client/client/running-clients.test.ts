import { expect, test } from '@playwright/test';
import { existsSync, writeFileSync } from 'node:fs';
import { environmentVariables } from '../../../run/settings/environment';
import type { Client, ClientStart } from './client';
import { keepRunning } from './keep-running';
import { runEachTime } from './run-each-time';

/** A script of Node's as a client, in a folder of the test's own. */
function started(script: string, timeout = 20_000): ClientStart & { readonly copyFile: string } {
  const folder = test.info().outputDir;
  const file = test.info().outputPath('client.mjs');
  const copyFile = test.info().outputPath('copy.jsonl');
  writeFileSync(file, script);
  const env = { ...environmentVariables(), COPY_FILE: copyFile };
  return { command: `"${process.execPath}" client.mjs`, folder, env, timeout, copyFile };
}

function eachTime(script: string, timeout?: number): Client {
  const start = started(script, timeout);
  return runEachTime(start, start.copyFile);
}

const writes = (text: string): string => `
  import { writeFileSync } from 'node:fs';
  writeFileSync(process.env.COPY_FILE, ${JSON.stringify(text)});
`;

test('a client that is run each time leaves its copy in a file', async () => {
  expect(await eachTime(writes('{"a":1}\n')).synchronise()).toEqual({ kind: 'done', copy: [{ a: 1 }] });
});

test('one that fails is quoted', async () => {
  const failed = await eachTime(`console.error('no such table'); process.exit(3);`).synchronise();
  expect(failed).toEqual({ kind: 'failed', why: 'it ended with 3: no such table' });
});

test('one that writes nothing, or what is no copy, has failed', async () => {
  const { copyFile, ...start } = started('');
  writeFileSync(copyFile, '{"a":"of an earlier time"}\n');
  expect(await runEachTime(start, copyFile).synchronise()).toEqual({
    kind: 'failed',
    why: 'it ended with 0, and wrote no file COPY_FILE',
  });
  expect(await eachTime(writes('id;name\n')).synchronise()).toEqual({
    kind: 'failed',
    why: 'its COPY_FILE cannot be read: line 1 is not a JSON object: id;name',
  });
});

test('one that does not end is ended', async () => {
  const hung = await eachTime(`console.log('waiting'); setInterval(() => {}, 1_000);`, 1_000).synchronise();
  expect(hung.kind).toBe('hung');
});

test('one that does not end is not waited for, whoever holds its output open', async () => {
  const began = performance.now();
  const hung = await eachTime(
    `
    import { spawn } from 'node:child_process';
    spawn(process.execPath, ['-e', 'setTimeout(() => {}, 10_000)'], { stdio: 'inherit', detached: true });
    setInterval(() => {}, 1_000);
    `,
    1_000,
  ).synchronise();

  expect(hung.kind).toBe('hung');
  expect(performance.now() - began).toBeLessThan(8_000);
});

const converses = (answer: string): string => `
  import { createInterface } from 'node:readline';
  let turn = 0;
  const say = message => console.log(typeof message === 'string' ? message : JSON.stringify(message));
  for await (const line of createInterface({ input: process.stdin })) {
    if (JSON.parse(line).type !== 'sync') throw new Error(line);
    turn += 1;
    ${answer}
  }
`;

test('a client that goes on running is told to synchronise, again and again', async () => {
  const client = keepRunning(started(converses(`say({ type: 'row', row: { turn } }); say({ type: 'synced' });`)));

  expect(await client.synchronise()).toEqual({ kind: 'done', copy: [{ turn: 1 }] });
  expect(await client.synchronise()).toEqual({ kind: 'done', copy: [{ turn: 2 }] });
  await client.end();
});

test('it may fail and go on', async () => {
  const client = keepRunning(
    started(converses(`say(turn === 1 ? { type: 'failed', message: 'throttled' } : { type: 'synced' });`)),
  );

  expect(await client.synchronise()).toEqual({ kind: 'failed', why: 'throttled' });
  expect(await client.synchronise()).toEqual({ kind: 'done', copy: [] });
  await client.end();
});

test('one that ends, or says what nobody understands, is started anew', async () => {
  const ends = keepRunning(started(converses(`console.error('out of memory'); process.exit(7);`)));
  const gone = { kind: 'failed', why: 'before it had synchronised, it ended with 7: out of memory' };
  expect([await ends.synchronise(), await ends.synchronise()]).toEqual([gone, gone]);

  const chatters = keepRunning(started(converses(`say('turn ' + turn); say({ type: 'synced' });`)));
  const odd = { kind: 'failed', why: 'its output holds a line that is not a JSON object: turn 1' };
  expect([await chatters.synchronise(), await chatters.synchronise()]).toEqual([odd, odd]);
});

test('one that does not answer is ended', async () => {
  const mute = keepRunning(started(converses(`if (turn > 0) continue;`), 1_000));
  expect(await mute.synchronise()).toMatchObject({ kind: 'hung' });
});

test('a client is ended with what it started', async () => {
  const { copyFile, ...start } = started(`
    import { spawn } from 'node:child_process';
    import { writeFileSync } from 'node:fs';
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
    writeFileSync(process.env.COPY_FILE, '');
  `);
  const client = runEachTime(start, copyFile);
  const synchronised = client.synchronise();
  await expect.poll(() => existsSync(copyFile), { timeout: 20_000 }).toBe(true);

  await client.end();

  // Its output is open for as long as anything of it runs: this would wait for ever.
  await synchronised;
});
