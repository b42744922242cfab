import { expect } from '@playwright/test';
import { runDoctor } from './run-doctor';
import { diagnose } from './testing/site';
import { test } from './testing/site-test';

test('a healthy environment is ok line by line, and no secret is told', async ({ site }) => {
  const { env } = site;
  const printed: string[] = [];
  const status = await runDoctor({ args: [], env, print: line => printed.push(line) });

  expect(status, printed.join('\n')).toBe(0);
  expect(
    printed.every(line => /^(?:ok {9}|not asked {2})[\w ]+: \S/.test(line)),
    printed.join('\n'),
  ).toBe(true);
  const text = printed.join('\n');
  expect(text).toContain('ok         certificate: localhost, issued by localhost, until ');
  expect(text).toContain(`app ${env['AZURE_CLIENT_ID'] ?? ''}`);
  expect(text).toContain('ok         roles: System Administrator');
  expect(text).not.toContain(env['AZURE_CLIENT_SECRET'] ?? '');
  expect(text).not.toMatch(/eyJ[\w-]{8,}\./);
});

test('programs are told the same', async ({ site }) => {
  const { env } = site;
  const { status, lines, text } = await diagnose(env);

  expect(status).toBe(0);
  expect(JSON.parse(text)).toMatchObject({ schemaVersion: 1, ok: true, environment: `${env['DATAVERSE_URL'] ?? ''}/` });
  expect(lines.find(({ check }) => check === 'tracking retention')).toMatchObject({ outcome: 'ok', says: '7 days' });
});

test('Node.js has nothing to warn of, however many requests a look takes', async ({ site }) => {
  const warnings: string[] = [];
  const keep = ({ name }: Error) => warnings.push(name);
  process.on('warning', keep);
  try {
    expect((await diagnose(site.env)).status).toBe(0);
    // Warnings are told a moment after their cause.
    await new Promise(setImmediate);
  } finally {
    process.off('warning', keep);
  }
  expect(warnings).toEqual([]);
});
