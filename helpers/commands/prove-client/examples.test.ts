import { expect, test as base } from '@playwright/test';
import path from 'node:path';
import { namedHistories } from '../../sample/histories/named-histories';
import { root } from '../command';
import { type Bench, newClient } from './play/new-client';
import { playHistory } from './play/play-history';
import { proveRandomHistories } from './play/prove-history';
import { atSite, type Site } from './play/site';

type Fixtures = {
  /** An example of docs/prove-your-client, at the site. */
  bench: (example: string) => Bench;
  /** How each of these histories ends with an example. */
  play: (example: string, histories: readonly string[]) => Promise<unknown>;
};

const test = base.extend<Fixtures, { site: Site }>({
  site: [async ({}, use) => atSite(use), { scope: 'worker', timeout: 120_000 }],
  bench: async ({ site }, use, testInfo) => {
    await use(example => {
      const command = `"${process.execPath}" "${path.join(root, 'docs/prove-your-client', `${example}.mjs`)}"`;
      const settings = { command, folder: root, keepsRunning: example.endsWith('running'), timeout: 60_000 };
      return { site, settings, folder: testInfo.outputPath('client') };
    });
  },
  play: async ({ site, bench }, use) => {
    await use(async (example, histories) => {
      const outcomes: Record<string, string> = {};
      for (const history of namedHistories.filter(({ name }) => histories.includes(name))) {
        const client = newClient(bench(example), history.pageSize);
        const { outcome, faults } = await playHistory(site, history.steps, client);
        await client.end();
        outcomes[history.name] = [outcome, ...faults].join(' ');
      }
      return outcomes;
    });
  },
});

test.describe.configure({ timeout: 600_000 });

const all = namedHistories.map(({ name }) => name);
const allRight = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, 'right']));

test('the right example comes through every history', async ({ play }) => {
  expect(await play('right', all)).toEqual(allRight(all));
});

test('the same consumer does so as a service that goes on running', async ({ play }) => {
  const some = ['first-copy', 'deletions', 'pages-of-changes', 'long-life', 'expired-token'];
  expect(await play('right-and-running', some)).toEqual(allRight(some));
});

test("this project's own npm run sync is right", async ({ play }) => {
  const some = ['pages-of-changes', 'expired-token'];
  expect(await play('our-sync', some)).toEqual(allRight(some));
});

/** Each wrong example, with the history that it is wrong in. It comes through those of the others. */
const wrong = {
  'ignores-deletions': 'deletions',
  'first-page-only': 'pages',
  'resumes-over-old-rows': 'expired-token',
} as const;

for (const [example, name] of Object.entries(wrong)) {
  test(`the wrong example ${example} is told by the history ${name}`, async ({ play }) => {
    const ends = Object.fromEntries(
      Object.values(wrong).map(history => [
        history,
        history === name ? expect.stringMatching(/^lost The row ROW-/) : 'right',
      ]),
    );
    expect(await play(example, Object.values(wrong))).toEqual(ends);
  });
}

test('random histories find what is wrong, and say what happened', async ({ bench }) => {
  const random = { seed: 1, runs: 20, shorten: 3_000 };

  const { outcome, steps } = await proveRandomHistories(bench('ignores-deletions'), random);

  expect(outcome).toBe('lost');
  expect(steps).toContainEqual(expect.stringMatching(/^row \d+ is deleted$/));
});
