import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@playwright/test';
import { findObstacles } from '../../run/doctor/find-obstacles';
import { runsPatience } from '../../run/doctor/patience';
import { loadSettings } from '../../run/settings/load';
import type { Meddle } from './testing/front';
import type { Site } from './testing/site';
import { test } from './testing/site-test';

/** A run's own, except that nobody here waits for a minute. */
const quickly = { ...runsPatience, anAttempt: 500, aToken: 700, retry: false };
const obstaclesAt = async (site: Site, changed: Record<string, string> = {}) =>
  (await findObstacles(loadSettings({ ...site.env, ...changed }), quickly)).map(({ words }) => words);

test('a run is kept out by what stands, in the words of the doctor', async ({ site }) => {
  expect(await obstaclesAt(site)).toEqual([]);
  expect(await obstaclesAt(site, { AZURE_CLIENT_SECRET: 'another' })).toEqual([
    expect.stringMatching(/^token: The client secret .* is wrong.* What to do: set AZURE_CLIENT_SECRET/),
  ]);
  expect(await obstaclesAt(site, { AZURE_TENANT_ID: 'contoso.onmicrosoft.com' })).toEqual([
    expect.stringMatching(/^authority: .*AADSTS90002/),
  ]);
  // Nobody listens there.
  expect(await obstaclesAt(site, { DATAVERSE_URL: 'https://localhost:1' })).toEqual([
    expect.stringMatching(/^connection: .*ECONNREFUSED/),
  ]);
  site.front.meddle(() => ({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html></html>' }));
  expect(await obstaclesAt(site)).toEqual([expect.stringMatching(/^challenge: /)]);
  site.front.meddle((_path, { authorization }) => (authorization === undefined ? undefined : { status: 403 }));
  expect(await obstaclesAt(site)).toEqual([expect.stringMatching(/^user: .*403/)]);
});

test('who is not let in is refused, and who finds nobody is not', async ({ site }) => {
  const isRefused = async (changed: Record<string, string>) =>
    (await findObstacles(loadSettings({ ...site.env, ...changed }), quickly)).map(({ isRefusal }) => isRefusal);

  expect(await isRefused({ AZURE_CLIENT_SECRET: 'another' })).toEqual([true]);
  expect(await isRefused({ DATAVERSE_URL: 'https://localhost:1' })).toEqual([false]);
});

test('a run is not kept out by what it does without', async ({ site }) => {
  site.front.meddle(path => (path.startsWith('/XRMServices') ? { status: 404 } : undefined));
  expect(await obstaclesAt(site)).toEqual([]);
});

const json = { 'content-type': 'application/json' };
const moments = {
  silence: 'silence',
  'a connection that breaks': 'hang up',
  'too many requests': { status: 429, headers: { ...json, 'retry-after': '600' }, body: '{}' },
  'a gateway alone': { status: 502, headers: { 'content-type': 'text/html' }, body: '<html></html>' },
  'a fault of the moment': { status: 503, headers: json, body: '{"error":"temporarily_unavailable"}' },
} as const;
const steps: Readonly<Record<string, (...asked: Parameters<Meddle>) => boolean>> = {
  'at the door': path => path.includes('WhoAmI'),
  'where the tenant describes itself': path => path.includes('openid-configuration'),
  'where tokens are given': path => path.includes('/oauth2/'),
  'once it is let in': (path, { authorization }) => path.includes('/api/data/') && authorization !== undefined,
};

for (const [place, isThere] of Object.entries(steps)) {
  test(`a run is not kept out by what time may bring, ${place}`, async ({ site }) => {
    for (const [name, moment] of Object.entries(moments)) {
      // Who was let in is given a minute for each answer.
      if (moment === 'silence' && place === 'once it is let in') continue;
      let met = 0;
      site.front.meddle((path, headers) => {
        if (!isThere(path, headers)) return undefined;
        met += 1;
        return moment;
      });
      expect(await obstaclesAt(site), name).toEqual([]);
      expect(met, name).toBeGreaterThan(0);
    }
  });
}

test('what is slow is waited for, and what asks for a pause is asked again after it, as by a run', async ({ site }) => {
  test.setTimeout(90_000);
  let [knocks, tokens] = [0, 0];
  site.front.meddle(async (path, { authorization }) => {
    if (path.includes('WhoAmI') && authorization === undefined && (knocks += 1) === 1) await sleep(9_000);
    if (!path.includes('/oauth2/') || (tokens += 1) > 1) return undefined;
    return { status: 429, headers: { ...json, 'retry-after': '6' }, body: '{}' };
  });

  const found = await findObstacles(loadSettings({ ...site.env, AZURE_CLIENT_SECRET: 'another' }));
  const words: unknown = expect.stringMatching(/^token: The client secret .* is wrong/);
  expect(found).toEqual([{ words, isRefusal: true }]);
  expect(tokens).toBe(2);
});
