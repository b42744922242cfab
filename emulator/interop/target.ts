import { type X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { Agent, fetch } from 'undici';
import { parseCommandLine } from '../cli/command-line';
import { type ClientSettings, startEmulator } from '../server/start-emulator';
import { variations } from '../weather/all';

type LoggedRequest = { readonly path: string; readonly operations: readonly string[] };

/** A running emulator, as other people's clients meet it: an address, a certificate and a token. */
export type Target = {
  readonly settings: ClientSettings;
  readonly token: string;
  /** What was asked since, oldest first, as the emulator's own log has it. */
  readonly requests: () => Promise<readonly LoggedRequest[]>;
  readonly stop: () => Promise<void>;
};

type TargetSurroundings = { readonly clientCertificates: readonly X509Certificate[] };

/** Starts an emulator on a free port, with these arguments besides, and signs in with its secret. */
export async function startTarget(...given: readonly (string | TargetSurroundings)[]): Promise<Target> {
  const more = given.filter(each => typeof each === 'string');
  const clientCertificates = given.flatMap(each => (typeof each === 'string' ? [] : each.clientCertificates));
  const args = ['--port', '0', '--index-delay', '20', '--import-delay', '20', ...more];
  const line = parseCommandLine(args, { defects: [], variations: variations.map(({ name }) => name) });
  if (line.command !== 'start') throw new Error('The emulator was not asked to start.');
  const reportError = (error: unknown): void => {
    process.stderr.write(`${inspect(error)}\n`);
  };
  const { settings, stop } = await startEmulator(line.options, {
    clientCertificates,
    trustedSubjects: [],
    reportError,
  });
  const agent = new Agent({ connect: { ca: readFileSync(settings.certificateFile, 'utf8') } });
  const token = await signIn(settings, agent);
  const log = async () => {
    const answer = await fetch(`${settings.origin}/_emulator/v1/requests`, { dispatcher: agent });
    return (await answer.json()) as readonly LoggedRequest[];
  };
  const before = (await log()).length;
  return {
    settings,
    token,
    requests: async () => (await log()).slice(before),
    stop: async () => {
      await agent.destroy();
      await stop();
    },
  };
}

async function signIn({ origin, tenantId, clientId, secret }: ClientSettings, dispatcher: Agent): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope: `${origin}/.default`,
  });
  const answer = await fetch(`${origin}/${tenantId}/oauth2/v2.0/token`, { method: 'POST', body, dispatcher });
  const { access_token: token } = (await answer.json()) as { readonly access_token: string };
  return token;
}
