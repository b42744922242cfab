import { expect } from '@playwright/test';
import { test } from '../../dataverse/timing/testing/told-test';
import type { ChangeSink } from '../../replica/change-sink';
import { KeptElsewhereError, LostDatabaseError, ReplicaError } from '../../replica/replica-error';
import { keepConnected, type KeptPlace } from './keep-connected';

const lost = new LostDatabaseError('The connection is broken.', 'wait.');
const taken = new KeptElsewhereError('Another process keeps the copy.', 'wait.');

/** Places that are opened one after the other, some of them not. */
function placesOf(...openings: readonly (KeptPlace | Error)[]) {
  let next = 0;
  return async (): Promise<KeptPlace> => {
    const opening = openings[next++] ?? new Error('nothing was to be opened any more');
    return opening instanceof Error ? Promise.reject(opening) : Promise.resolve(opening);
  };
}

function place(name: string, closed: string[] = []): KeptPlace {
  const close = (): Promise<void> => Promise.resolve(void closed.push(name));
  return { sink: { name } as unknown as ChangeSink, where: name, close };
}

/** What is done with each sink in turn. */
const actsOf = (...acts: readonly (number | Error)[]) => {
  const sinks: ChangeSink[] = [];
  const act = async (sink: ChangeSink): Promise<number> => {
    const came = acts[sinks.push(sink) - 1] ?? 0;
    return came instanceof Error ? Promise.reject(came) : Promise.resolve(came);
  };
  return { act, sinks };
};

const never = new AbortController().signal;

test('it goes on with a new connection, once another process has left the copies', async ({ told }) => {
  const closed: string[] = [];
  const [first, second] = [place('first', closed), place('second', closed)];
  const { act, sinks } = actsOf(lost, 0);

  const status = await keepConnected(first, { act, open: placesOf(lost, taken, taken, second), stop: never });

  expect(status).toBe(0);
  expect(sinks).toEqual([first.sink, second.sink]);
  expect(closed).toEqual(['first', 'second']);
  expect(told).toEqual([
    'The connection is broken. It is waited for.',
    'Another process keeps the copy. It is waited for.',
    'Connected again to second: it goes on from what was committed.',
  ]);
});

test('what breaks each connection anew is not asked for without a pause', async () => {
  const { act } = actsOf(lost, lost, lost, 0);
  const places = [place('second'), place('third'), place('fourth')];
  const began = performance.now();

  expect(await keepConnected(place('first'), { act, open: placesOf(...places), stop: never })).toBe(0);
  // None before the first time; a timer may be a millisecond early.
  expect(performance.now() - began).toBeGreaterThan(100 + 150 - 10);
});

test('who may not connect again ends with the connection, and so does whoever fails of something else', async () => {
  const refused = new ReplicaError('The database refused.', 'look.');
  const open = placesOf(place('second'));

  await expect(keepConnected(place('first'), { ...actsOf(lost), stop: never })).rejects.toBe(lost);
  await expect(keepConnected(place('first'), { ...actsOf(refused), open, stop: never })).rejects.toBe(refused);
  await expect(keepConnected(place('first'), { ...actsOf(lost), open: placesOf(refused), stop: never })).rejects.toBe(
    refused,
  );
});

test('a stop ends the waiting', async () => {
  const stop = new AbortController();
  const open = async (): Promise<KeptPlace> => {
    stop.abort();
    return Promise.reject(lost);
  };

  expect(await keepConnected(place('first'), { ...actsOf(lost), open, stop: stop.signal })).toBe(2);
});
