import { env } from 'node:process';

// The Allure 3 report of `npm run prove:client`. Results come from allure-playwright.

export default {
  name: 'A client of change tracking',
  historyPath: env.ALLURE_HISTORY_FILE || 'reports/client/allure-history/other.jsonl',
  historyLimit: 30,
  plugins: {
    awesome: { options: { singleFile: true, reportLanguage: 'en', groupBy: ['suite'] } },
    agent: { enabled: false, options: {} },
  },
  categories: [
    // Playwright's assertion fails a test; whatever else ends one breaks it.
    { name: 'The client loses track, or stops for good', matchers: { statuses: ['failed'] }, expand: true },
    { name: 'Could not look (the emulator, this suite itself)', matchers: { statuses: ['broken'] }, expand: true },
  ],
};
