import path from 'node:path';
import { defineConfig } from '@playwright/test';

/** The least that Playwright can be asked for: what it costs is no fault of a suite. */
export default defineConfig({
  testDir: '.',
  outputDir: path.resolve('reports/bench/artifacts'),
  projects: [{ name: 'empty' }],
});
