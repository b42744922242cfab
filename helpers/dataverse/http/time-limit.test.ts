import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@playwright/test';
import { UnreachableError } from '../errors';
import { createFetch } from './create-fetch';
import { createSend } from './send';
import { ScriptedServer } from './testing/scripted-server';
import { TimeLimit } from './time-limit';

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

const silence = () => new Promise<never>(() => undefined);

test('what takes too long is ended, and its signal aborted', async () => {
  const limit = new TimeLimit(20);
  const signal = limit.begin();
  await expect(limit.hold(silence())).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
  expect(signal.aborted).toBe(true);
});

test('each attempt has the whole time, and one that has ended limits nothing', async () => {
  const limit = new TimeLimit(50);
  expect(await limit.hold(Promise.resolve((limit.begin(), 1)))).toBe(1);
  const signal = limit.begin();
  await expect(limit.hold(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await new Promise(resolve => setTimeout(resolve, 80));
  expect(signal.aborted).toBe(false);
});

test('time that passes while nothing is held ends what is held next', async () => {
  const limit = new TimeLimit(20);
  const signal = limit.begin();
  await new Promise(resolve => signal.addEventListener('abort', resolve));
  await expect(limit.hold(silence())).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
});

test('what a part came to is not kept by the limit of the attempt, which goes on', async () => {
  const collectGarbage = garbageCollector();
  const limit = new TimeLimit(10_000);
  limit.begin();
  const part = async () => new WeakRef(await limit.hold(Promise.resolve({ text: 'a page' })));

  const came = await part();
  await nextTurn();
  collectGarbage();

  expect(came.deref()).toBeUndefined();
  limit.end();
});

test('a silent server is given up although garbage is collected meanwhile', async () => {
  const collectGarbage = garbageCollector();
  const server = await ScriptedServer.start();
  server.script('silence', 'half');
  const collecting = setInterval(collectGarbage, 20);
  try {
    const send = createSend({ fetch: createFetch() });
    const request = { method: 'GET', url: server.origin, headers: {}, timeout: 300, repeatable: true, retry: false };
    await expect(send(request)).rejects.toThrow(UnreachableError);
    await expect(send(request)).rejects.toThrow(/got no answer within 0.3 s/);
  } finally {
    clearInterval(collecting);
    await server.stop();
  }
});
