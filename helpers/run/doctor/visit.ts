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
import { within } from './within';

/** Milliseconds until everything that is closed must have been found closed: name, connection, authority and token. */
const longestAtTheDoor = 8_000;
/** Milliseconds between two attempts, where the environment asks for a pause. */
const longestWait = 5_000;

/** How an environment that let us in is asked: what it answers first is told. It may be slow to wake, and is not closed then. */
export const once = { retry: false, timeout: 60_000 } as const satisfies RequestOptions;

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
  readonly #tokens: TokenSource;
  readonly #send: Send;
  readonly #leave = new AbortController();
  readonly #until = performance.now() + longestAtTheDoor;
  #knock: Promise<Knock> | undefined;

  /** Asks nothing yet. Throws SettingsError for a certificate file or a credential that cannot be used. */
  constructor(settings: Settings) {
    this.settings = settings;
    const { dataverseUrl: environmentUrl, apiVersion } = settings;
    const fetchAnew = createFetches(settings);
    const signal = this.#leave.signal;
    const timing: Timing = { ...realTiming, sleep: wait => sleepWell(wait, signal) };
    const fetch: typeof globalThis.fetch = (input, init) => {
      const given = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      return fetchAnew()(input, { ...init, signal: given ? AbortSignal.any([given, signal]) : signal });
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
    return this.#sendOnce(url, 5_000);
  }

  /** A bearer token. Throws as TokenSource does, and UnreachableError when none comes in time. */
  async token(): Promise<string> {
    const limit = firstTokenTime(this.settings.credential) ?? this.#timeLeft(7_000);
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
    const url = `${dataverseUrl.href.replace(/\/+$/, '')}/api/data/${apiVersion}/WhoAmI`;
    const before = Date.now();
    const [answer, certificates] = await watchCertificates(() =>
      this.#sendOnce(url, 6_000).then(
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

  #sendOnce(url: string, limit: number): Promise<Reply> {
    const headers = { accept: 'application/json' };
    const timeout = this.#timeLeft(limit);
    return this.#send({ method: 'GET', url, headers, timeout, repeatable: true, retry: false });
  }

  /** Of so many milliseconds, those that are left at the door. */
  #timeLeft(limit: number): number {
    return Math.max(500, Math.min(limit, this.#until - performance.now()));
  }
}

/** A doctor tells that he is asked to wait, and does not wait. */
async function sleepWell(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds <= longestWait) return sleep(milliseconds, undefined, { signal });
  throw new UnreachableError(
    `The environment asks to wait ${Math.ceil(milliseconds / 1_000)} s before it is asked again.`,
    'wait that long, or stop what else signs in as this user. A run waits by itself.',
  );
}
