import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnreachableError } from '../../dataverse/errors';
import { createFetches } from '../../dataverse/http/create-fetch';
import { withoutProxy } from '../../dataverse/http/network/no-proxy';
import type { Reply, Send, TokenSource } from '../../dataverse/http/request';
import { createSend } from '../../dataverse/http/send';
import type { PresentedCertificate } from '../../dataverse/http/network/presented-certificate';
import { watchCertificates } from '../../dataverse/http/network/watch-certificates';
import { OrganizationServiceClient } from '../../dataverse/organization-service/organization-service-client';
import { createTokenSource } from '../../dataverse/sign-in/create-token-source';
import { firstTokenTime } from '../../dataverse/sign-in/first-token-time';
import { realTiming, type Timing } from '../../dataverse/timing/timing';
import { WebApiClient } from '../../dataverse/web-api/web-api-client';
import type { RequestOptions } from '../../dataverse/web-api/web-api-types';
import type { Settings } from '../settings/settings';
import { doctorsPatience, type Patience } from './patience';
import { within } from './within';

/** The first request, which carries no token: what came of it. */
export type Knock = {
  /** Milliseconds since 1970 in the middle of it. */
  readonly at: number;
  /** The certificate that the environment's server showed. */
  readonly certificate: PresentedCertificate | undefined;
} & ({ readonly reply: Reply } | { readonly failure: UnreachableError });

/** One look at an environment: the clients it is looked at with, and what is asked once for several checks. */
export class Visit {
  readonly settings: Settings;
  readonly webApi: WebApiClient;
  readonly organizationService: OrganizationServiceClient;
  /** How an environment that let us in is asked: it may be slow to wake, and is not closed then. */
  readonly asking: RequestOptions;
  readonly #tokens: TokenSource;
  readonly #send: Send;
  readonly #leave = new AbortController();
  readonly #patience: Patience;
  readonly #until: number;
  #knock: Promise<Knock> | undefined;

  /** Asks nothing yet. Throws SettingsError for a certificate file or a credential that cannot be used. */
  constructor(settings: Settings, patience: Patience = doctorsPatience) {
    this.settings = settings;
    this.#patience = patience;
    this.#until = performance.now() + patience.atTheDoor;
    this.asking = { retry: patience.retry, timeout: 60_000 };
    const { dataverseUrl: environmentUrl, apiVersion } = settings;
    const fetchAnew = createFetches(settings);
    const signal = this.#leave.signal;
    // Each request of the visit listens to it, which is no leak.
    setMaxListeners(0, signal);
    const timing: Timing = { ...realTiming, sleep: wait => sleepAtMost(patience.aPause, wait, signal) };
    const fetch: typeof globalThis.fetch = (input, init) => {
      const given = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      return fetchAnew()(input, { ...init, signal: given ? eitherOf(given, signal) : signal });
    };
    this.#send = createSend({ fetch, timing });
    this.#tokens = createTokenSource(settings, fetch, timing);
    const connection = { environmentUrl, fetch, tokens: this.#tokens, timing };
    this.webApi = new WebApiClient({ apiVersion, ...connection });
    this.organizationService = new OrganizationServiceClient(connection);
  }

  /** The origin of the proxy that the environment is reached through. */
  get proxy(): string | undefined {
    const { proxy, noProxy, dataverseUrl } = this.settings;
    return withoutProxy(noProxy)(dataverseUrl) ? undefined : proxy?.origin;
  }

  /** Asks for WhoAmI without a token, once. */
  knock(): Promise<Knock> {
    return (this.#knock ??= this.#knockAtDoor());
  }

  /** A page that everybody may read. Throws UnreachableError. */
  read(url: string): Promise<Reply> {
    return this.#ask(url);
  }

  /** A bearer token. Throws as TokenSource does, and UnreachableError when none comes in time. */
  async token(): Promise<string> {
    const limit = firstTokenTime(this.settings.credential) ?? this.#timeLeft(this.#patience.aToken);
    const token = await within(limit, this.#tokens.accessToken());
    if (token !== undefined) return token;
    throw new UnreachableError(
      `No token came within ${Math.round(limit / 1_000)} s.`,
      'check the network connection to the identity provider, its firewall and the proxy (HTTPS_PROXY, NO_PROXY).',
    );
  }

  /** Breaks off what is still under way. */
  leave(): void {
    this.#leave.abort();
  }

  async #knockAtDoor(): Promise<Knock> {
    const { dataverseUrl, apiVersion } = this.settings;
    const url = `${dataverseUrl.href.replace(/(?<!\/)\/+$/, '')}/api/data/${apiVersion}/WhoAmI`;
    const before = Date.now();
    const [answer, certificates] = await watchCertificates(() =>
      this.#ask(url).then(
        reply => ({ reply }),
        (failure: unknown) => {
          if (failure instanceof UnreachableError) return { failure };
          throw failure;
        },
      ),
    );
    const at = (before + Date.now()) / 2;
    return { at, certificate: certificates.get(dataverseUrl.hostname), ...answer };
  }

  #ask(url: string): Promise<Reply> {
    const headers = { accept: 'application/json' };
    const { anAttempt, retry } = this.#patience;
    return this.#send({ method: 'GET', url, headers, timeout: this.#timeLeft(anAttempt), repeatable: true, retry });
  }

  /** Of so many milliseconds, those that are left at the door. */
  #timeLeft(limit: number): number {
    return Math.max(500, Math.min(limit, this.#until - performance.now()));
  }
}

/** Aborted with the first of both. (What AbortSignal.any makes is held weakly, and may be lost.) */
function eitherOf(...signals: readonly AbortSignal[]): AbortSignal {
  const either = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) either.abort(signal.reason);
    signal.addEventListener('abort', () => either.abort(signal.reason), { once: true });
  }
  return either.signal;
}

/** Who is asked to wait longer than that tells it, and does not wait. */
async function sleepAtMost(longest: number, milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= longest) return sleep(milliseconds, undefined, { signal });
  throw new UnreachableError(
    `The server asks to wait ${Math.ceil(milliseconds / 1_000)} s before it is asked again.`,
    'wait that long, or stop what else signs in as this user. A run waits by itself.',
  );
}
