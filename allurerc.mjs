// The Allure 3 report: how it looks, and how failures are sorted. Results come from allure-playwright.

/** Errors that prove something about the environment: the same names as in helpers/dataverse/errors.ts. */
const conclusive = /^(?:DataverseError|ProtocolError|JobFailedError): /;
const comparison = /(?:^Error: |\n)expect[.(]/;
const proves = ({ status, message = '' }) =>
  (status === 'failed' || status === 'broken') && (conclusive.test(message) || comparison.test(message));

/** Only a MUST decides: SHOULD and OBSERVE are of lower severity. */
const isMust = ({ labels = [] }) => labels.some(({ name, value }) => name === 'severity' && value === 'critical');

export default {
  name: 'Dataverse change tracking',
  output: './reports/allure-report',
  historyPath: './reports/allure-history.jsonl',
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
      matchers: test => proves(test) && isMust(test),
      groupByMessage: true,
      expand: true,
    },
    { name: 'Warning: usual, and not so here', matchers: test => proves(test) && !isMust(test), groupByMessage: true },
    {
      name: 'Could not look (settings, sign-in, network, the suite itself)',
      matchers: test => (test.status === 'failed' || test.status === 'broken') && !proves(test),
      groupByMessage: true,
      expand: true,
    },
    { name: 'Blocked by an earlier stage', matchers: { statuses: ['skipped'], message: /^blocked:/ } },
  ],
};
