import { env } from 'node:process';

// The Allure 3 report: how it looks, and how failures are sorted. Results come from allure-playwright.

// The label `kind` is what the verdict of the same run says of a failed test: nothing is read out of an error's text.

export default {
  // The verdict stands above it, and counts requirements: what follows counts tests.
  name: 'Every test of this run',
  // Said by who makes the report: one history for each environment and profile, and some runs enter none.
  historyPath: env.ALLURE_HISTORY_FILE || 'reports/allure-history/other.jsonl',
  appendHistory: env.ALLURE_HISTORY_ENTERED !== 'false',
  historyLimit: 30,
  // What a file is called and which process ran it, nobody asks of a requirement.
  hideLabels: [/^_/, 'language', 'framework', 'package', 'host', 'thread', 'titlePath', 'parentSuite', 'suite'],
  plugins: {
    awesome: {
      options: {
        singleFile: true, // Opens from disk, and from a CI system's artifact, without a web server.
        reportLanguage: 'en',
        groupBy: ['epic', 'feature', 'story'],
      },
    },
    agent: { enabled: false, options: {} },
  },
  // The five kinds of failure of helpers/verdict/kinds.ts, in its words and its order.
  categories: [
    { name: 'The environment does not support it', matchers: { labels: { kind: /^not-supported$/ } }, expand: true },
    { name: 'It refused us', matchers: { labels: { kind: /^refused$/ } }, expand: true },
    { name: 'Could not look', matchers: { labels: { kind: /^could-not-look$/ } } },
    { name: 'A warning', matchers: { labels: { kind: /^warning$/ } }, expand: true },
    // A test that failed and of which the verdict knows nothing names no requirement.
    { name: 'A defect of the suite', matchers: [{ labels: { kind: /^suite$/ } }, { statuses: ['failed', 'broken'] }] },
  ].map(category => ({ ...category, groupByMessage: false })),
};
