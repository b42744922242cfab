import { test as base } from '@playwright/test';
import { type Site, startSite } from './site';

type TestFixture = {
  /** The environment, and nothing in front of it that goes wrong. */
  site: Site;
};

type WorkerFixture = { standingSite: Site };

/** For tests of what is closed: one environment serves a worker, and each test makes it go wrong in its own way. */
export const test = base.extend<TestFixture, WorkerFixture>({
  standingSite: [
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  site: async ({ standingSite }, use) => {
    standingSite.front.meddle();
    await use(standingSite);
  },
});
