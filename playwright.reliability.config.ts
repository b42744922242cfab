import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import unit from './playwright.unit.config';

const testsIn = (folder: string): string[] =>
  readdirSync(path.join(__dirname, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => path.join(__dirname, folder, name));

/** The unit tests that note what they tried, and `docs/reliability.md` of it: `npm run reliability`. */
export default defineConfig(unit, {
  testMatch: ['helpers', 'emulator', 'fixtures', 'testing']
    .flatMap(testsIn)
    .filter(file => readFileSync(file, 'utf8').includes('noteSurvival('))
    .map(file => file.replaceAll(path.sep, '/')),
  reporter: [['dot'], ['./testing/reliability/reliability-reporter.ts', { write: true }]],
});
