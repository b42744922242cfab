import { type Hono } from 'hono';
import { createApp } from '../server/app';
import { Emulator, type EmulatorOptions } from '../server/emulator';
import { bookTable } from '../engine/testing/book';
import { createSigningKeys } from '../server/identity/tokens/signing-keys';
import { type Application, registerEntraApplication } from '../server/identity/clients/application';

const origin = 'https://localhost:8443';
const tenantId = '11111111-1111-4111-8111-111111111111';

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export type Shell = {
  readonly emulator: Emulator;
  readonly app: Hono;
  /** Errors that no handler expected. */
  readonly errors: readonly unknown[];
  /** Asks as the administrator, or as this application; a path stands below the environment's Web API. */
  readonly send: (method: string, path: string, options?: SendOptions) => Promise<Reply>;
  readonly control: (method: string, path: string, body?: unknown) => Promise<Reply>;
};

type SendOptions = {
  readonly as?: Application;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

type ShellOptions = Partial<Omit<EmulatorOptions, 'origin' | 'tenantId'>> & { readonly latency?: number };

/** The whole emulator, sign-in included, with the book table in it; no port is needed. */
export async function startShell({ latency = 0, ...options }: ShellOptions = {}): Promise<Shell> {
  const application = options.application ?? registerEntraApplication();
  const signingKeys = options.signingKeys ?? (await createSigningKeys());
  const organization = { indexDelay: 2, jobDelay: 2, ...options.organization };
  const emulator = new Emulator({ defects: [], ...options, origin, tenantId, application, signingKeys, organization });
  emulator.organization.tables.define(bookTable());
  const errors: unknown[] = [];
  const app = createApp(emulator, { latency, reportError: error => errors.push(error) });
  const version = options.onPremises === true ? 'v9.1' : 'v9.2';
  const webApi = `${emulator.organization.url}/api/data/${version}/`;
  const tokens = new Map<string, string>();

  const ask = async (method: string, url: string, headers: Record<string, string>, body: unknown): Promise<Reply> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const init = { method, headers: { ...json, ...headers }, ...(body !== undefined && { body: text }) };
    const response = await app.request(url, init);
    return { status: response.status, headers: response.headers, body: parse(await response.text()) };
  };
  return {
    emulator,
    app,
    errors,
    send: async (method, path, { as = application, body, headers = {} } = {}) => {
      // A clock that was moved has ended the tokens from before.
      const key = `${as.clientId} ${emulator.organization.clock.ahead}`;
      const token = tokens.get(key) ?? (await emulator.tokens.issue(as, 'secret', origin));
      tokens.set(key, token);
      const url = path.startsWith('https:') ? path : `${webApi}${path}`;
      return ask(method, url, { authorization: `Bearer ${token}`, ...headers }, body);
    },
    control: (method, path, body) => ask(method, `${origin}/_emulator/v1/${path}`, {}, body),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
