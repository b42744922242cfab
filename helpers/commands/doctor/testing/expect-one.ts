import { expect } from '@playwright/test';
import { createFetch } from '../../../dataverse/http/create-fetch';
import { createTokenSource } from '../../../dataverse/sign-in/create-token-source';
import { connect } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import type { WebApiClient } from '../../../dataverse/web-api/web-api-client';
import type { Diagnosis } from './site';

/** An id that belongs to nobody here. */
export const somebodyElse = '00aa00aa-bb11-cc22-dd33-44ee44ee44ee';

/** What a portal or a firewall answers. */
export const page = {
  headers: { 'content-type': 'text/html' },
  body: '<html><title>Sign in to Contoso</title></html>',
};

/** One thing is not ok; it is named with a remedy, within ten seconds, and what stands on it is not asked because of it. */
export function expectOne(
  { status, lines, text, took }: Diagnosis,
  check: string,
  says: RegExp,
  whatToDo: RegExp,
): void {
  const broken = lines.filter(({ outcome }) => outcome === 'not ok');
  expect(
    broken.map(line => line.check),
    text,
  ).toEqual([check]);
  expect(broken[0]?.says).toMatch(says);
  expect(broken[0]?.whatToDo).toMatch(whatToDo);
  expect(status).toBe(2);
  expect(took).toBeLessThan(10_000);
  for (const { because } of lines) if (because?.endsWith(' not ok') === true) expect(because).toContain(check);
}

/** A bearer token of whoever signs in with these settings. */
export function tokenOf(env: Readonly<Record<string, string>>): Promise<string> {
  const settings = loadSettings(env);
  return createTokenSource(settings, createFetch(settings)).accessToken();
}

/** A client that signs in with these settings. */
export const clientOf = (env: Readonly<Record<string, string>>): WebApiClient => connect(loadSettings(env));
