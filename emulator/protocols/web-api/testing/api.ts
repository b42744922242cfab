import { Hono } from 'hono';
import { defectSwitches } from '../../../defects/all';
import { type Defect } from '../../../defects/defect';
import { exchanged } from '../../../defects/exchanged';
import { type Switches } from '../../../defects/switches';
import { type Organization, type OrganizationOptions } from '../../../engine/organization';
import { type RoleName } from '../../../engine/roles/role-rules';
import { bookOrganization } from '../../../engine/testing/book';
import { type CallerVariables } from '../../caller-variables';
import { Solutions } from '../../../solutions/solutions';
import { createWebApi } from '../web-api';

/** The address that clients use: not the one the requests arrive at. */
export const ROOT = 'https://contoso.example/api/data/v9.2';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is empty or no JSON. */
  readonly body: unknown;
};

export type Send = (
  method: string,
  path: string,
  options?: { readonly body?: unknown; readonly headers?: Record<string, string> },
) => Promise<Answer>;

export type Api = {
  readonly organization: Organization;
  readonly solutions: Solutions;
  readonly defects: Switches<Defect>;
  readonly send: Send;
  /** Errors that no handler expected. */
  readonly errors: readonly unknown[];
};

/** The Web API over an organization with the book table, mounted as in the emulator; no port is needed. Its caller is an administrator, or has another role. */
export function startApi(options: OrganizationOptions = {}, role?: RoleName): Api {
  const organization = bookOrganization({ url: 'https://contoso.example', ...options });
  const defects = defectSwitches();
  const caller = organization.applicationUser('11111111-2222-3333-4444-555555555555', 'tests', role);
  const solutions = new Solutions(organization);
  const context = {
    organization,
    solutions,
    get served() {
      return defects.served;
    },
  };
  const errors: unknown[] = [];
  const app = new Hono<CallerVariables>();
  app.use(async (c, next) => {
    c.set('caller', caller);
    await next();
  });
  app.use(exchanged(() => defects.served.exchange));
  app.route(
    '/api/data',
    createWebApi(context, error => errors.push(error)),
  );

  const send: Send = async (method, path, { body, headers = {} } = {}) => {
    const url = path.startsWith('https:')
      ? path.replace('https://contoso.example', 'http://127.0.0.1')
      : `/api/data/v9.2/${path}`;
    const init = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await app.request(url, { method, headers: { ...json, ...headers }, ...init });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
  return { organization, solutions, defects, send, errors };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Adds books 0 to count-1: `Book 3` with the code `C3` and 3 pages. Their ids, in that order. */
export async function addBooks(send: Send, count: number, first = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let number = first; number < first + count; number += 1) {
    const body = { sample_name: `Book ${number}`, sample_bookcode: `C${number}`, sample_pages: number };
    const { headers } = await send('POST', 'sample_books', { body });
    ids.push(/\((.+)\)$/.exec(headers.get('odata-entityid') ?? '')?.[1] ?? '');
  }
  return ids;
}
