import path from 'node:path';
import { env } from 'node:process';

// The Allure 3 report: how it looks, and how failures are sorted. Results come from allure-playwright.

// The label `outcome` is what the verdict of the same run says of a test: nothing is read out of an error's text.
// The label `severity` comes from the level of its requirement. Only a MUST, which is critical, decides.

export default {
  name: 'Dataverse change tracking',
  historyPath: path.join(env.REPORTS_FOLDER || 'reports', 'allure-history.jsonl'),
  historyLimit: 30,
  plugins: {
    awesome: {
      options: {
        singleFile: true, // Opens from disk, and from a CI system's artifact, without a web server.
        reportLanguage: 'en',
        groupBy: ['feature', 'story'],
      },
    },
    agent: { enabled: false, options: {} },
  },
  categories: [
    {
      name: 'Not supported by the environment',
      matchers: { labels: { outcome: /^failed$/, severity: /^critical$/ } },
      groupByMessage: true,
      expand: true,
    },
    {
      name: 'Warning: usual, and not so here',
      matchers: { labels: { outcome: /^failed$/ } },
      groupByMessage: true,
    },
    {
      name: 'Could not look (settings, sign-in, network, the suite itself)',
      matchers: { statuses: ['failed', 'broken'] },
      groupByMessage: true,
      expand: true,
    },
    { name: 'Blocked by an earlier stage', matchers: { labels: { outcome: /^blocked$/ } } },
  ],
};
