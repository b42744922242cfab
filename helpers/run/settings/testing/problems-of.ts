import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { test } from '@playwright/test';
import { SettingsError } from '../../../dataverse/errors';
import type { Environment } from '../environment';
import { loadSettings } from '../load';

/** For unit tests: the fewest settings that are enough. */
export const complete: Environment = {
  DATAVERSE_URL: 'https://contoso.crm.dynamics.com/',
  AZURE_CLIENT_ID: '11bb11bb-cc22-dd33-ee44-55ff55ff55ff',
  AZURE_CLIENT_SECRET: 's3cr3t~value',
};

/** A file of this test. */
export function fileWith(contents: string, name = 'file.pem'): string {
  const file = test.info().outputPath(`${randomUUID()}-${name}`);
  writeFileSync(file, contents);
  return file;
}

/** The lines of the SettingsError that these settings end in; none when they are right. */
export function problemsOf(env: Environment): string[] {
  try {
    loadSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n').filter(line => line.startsWith('  - '));
    throw error;
  }
  return [];
}
