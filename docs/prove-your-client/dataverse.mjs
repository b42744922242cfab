// What the examples beside this file have in common: sign-in, one request, and what they keep between two synchronisations.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { URLSearchParams } from 'node:url';

const { fetch } = globalThis;

/** The link of a first read. */
export const firstRead = `${env.DATAVERSE_URL}/api/data/v9.2/${env.TABLE_ENTITY_SET}?$select=${env.TABLE_COLUMNS}`;

/** Whether a link was refused because its token is too old, or no good any more. */
export const hasExpired = error => error.code === '0x80044352';

let bearer;

async function signIn() {
  const answer = await fetch(`${env.AZURE_AUTHORITY_HOST}/${env.AZURE_TENANT_ID}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: env.AZURE_CLIENT_ID,
      client_secret: env.AZURE_CLIENT_SECRET,
      scope: `${env.DATAVERSE_URL}/.default`,
    }),
  });
  return `Bearer ${(await answer.json()).access_token}`;
}

/** One page. Throws an error with Dataverse's code; what passes is asked again. */
export async function ask(link) {
  bearer ??= await signIn();
  const size = env.PAGE_SIZE ? [`odata.maxpagesize=${env.PAGE_SIZE}`] : [];
  const prefer = ['odata.track-changes', ...size].join(',');
  const answer = await fetch(link, { headers: { Authorization: bearer, Prefer: prefer } });
  if (answer.ok) return await answer.json();
  if (answer.status === 401) bearer = undefined;
  else if (answer.status === 429 || answer.status >= 500) await sleep(1_000 * (answer.headers.get('retry-after') ?? 1));
  else throw Object.assign(new Error(`${link} answered ${answer.status}`), (await answer.json()).error);
  return ask(link);
}

const kept = path.join(env.STATE_FOLDER, 'kept.json');

/** What the last synchronisation kept: the link to go on from, and the rows by id. */
export function recall() {
  const { link, rows } = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { rows: [] };
  return { link, rows: new Map(rows) };
}

export const keep = ({ link, rows }) => writeFileSync(kept, JSON.stringify({ link, rows: [...rows] }));

/** The copy, as JSON lines. */
export const showCopy = ({ rows }) =>
  writeFileSync(env.COPY_FILE, [...rows.values()].map(row => `${JSON.stringify(row)}\n`).join(''));
