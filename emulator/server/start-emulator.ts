import { randomUUID, type X509Certificate } from 'node:crypto';
import { createApp } from './app';
import { createServerCertificate } from './certificate';
import { Emulator, type EmulatorOptions } from './emulator';
import { pathOfEnvironment } from './on-premises';
import { type OfferedSignIn } from './identity/offered-sign-ins';
import { prepareSignIns } from './identity/prepare-sign-ins';
import { type SignInWay } from './identity/sign-in-ways';
import { createSigningKeys } from './identity/tokens/signing-keys';
import {
  type Application,
  registerEntraApplication,
  type RequestedUser,
  type TrustedSubject,
} from './identity/clients/application';
import { type ProtectionLimits } from './limits/service-protection';
import { startServer } from './server';

/** What an emulator is started with. Durations in milliseconds. */
export type StartOptions = {
  /** 0 picks a free one. */
  readonly port: number;
  /** Origin that clients use when a proxy stands in front. */
  readonly publicUrl: string | undefined;
  readonly defects: readonly string[];
  readonly variations: readonly string[];
  readonly latency: number;
  readonly importDelay: number | undefined;
  readonly indexDelay: number | undefined;
  /** Besides the administrator, who is always there. */
  readonly users: readonly RequestedUser[];
  /** Besides a secret, and a certificate where the application has one. */
  readonly signIns: readonly SignInWay[];
  readonly limits: ProtectionLimits;
  readonly onPremises: boolean;
};

/** What a client needs to reach a running emulator and to sign in to it. */
export type ClientSettings = {
  /** With the organization's name in its path on-premises. */
  readonly environmentUrl: string;
  /** The identity provider. */
  readonly origin: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly certificateFile: string;
  /** Named where it is not the one that clients take by themselves. */
  readonly apiVersion?: string | undefined;
  readonly users?: readonly UserSettings[];
  /** Other ways in, which were asked for. */
  readonly signIns?: readonly OfferedSignIn[];
};

/** What a further user signs in with. */
export type UserSettings = {
  readonly name: string;
  readonly role: string;
  readonly clientId: string;
  readonly secret: string;
};

export type RunningEmulator = {
  readonly port: number;
  readonly settings: ClientSettings;
  readonly stop: () => Promise<void>;
};

type Surroundings = {
  /** Certificates that the application may sign in with besides its secret. */
  readonly clientCertificates: readonly X509Certificate[];
  /** Authorities, with the common names that the application trusts in certificates of theirs. */
  readonly trustedSubjects: readonly TrustedSubject[];
  readonly reportError: (error: unknown) => void;
};

/** Starts an emulator with ids, secret, keys and certificate of its own. Throws a ListenError when the port is taken. */
export async function startEmulator(options: StartOptions, surroundings: Surroundings): Promise<RunningEmulator> {
  const publicHosts = options.publicUrl === undefined ? [] : [hostOfServer(options.publicUrl)];
  const [certificate, signingKeys, signIns] = await Promise.all([
    createServerCertificate(publicHosts),
    createSigningKeys(),
    prepareSignIns(options.signIns, options.onPremises),
  ]);
  const { clientCertificates, trustedSubjects } = surroundings;
  const registered = { ...registerEntraApplication(clientCertificates), trustedSubjects };
  const users = options.users.map(user => ({ ...user, application: registerEntraApplication() }));
  const tenantId = randomUUID();
  // Without the default port, which clients leave out of the audience they ask a token for.
  const originOf = (port: number) => new URL(options.publicUrl ?? `https://localhost:${port}`).origin;
  let emulator: Emulator | undefined;
  const createFetch = (port: number) => {
    const origin = originOf(port);
    const { federatedCredentials, ...authorities } = signIns.at(origin);
    const application = { ...registered, federatedCredentials };
    emulator = createServedEmulator(options, { ...authorities, origin, application, users, tenantId, signingKeys });
    return createApp(emulator, { latency: options.latency, reportError: surroundings.reportError }).fetch;
  };
  try {
    const server = await startServer({ ...certificate, port: options.port, createFetch });
    const stop = () =>
      server.close().finally(() => {
        certificate.remove();
        signIns.remove();
      });
    const origin = originOf(server.port);
    const settings = {
      environmentUrl: `${origin}${pathOfEnvironment(options.onPremises)}`,
      origin,
      tenantId,
      ...credentialOfServedUser(registered),
      certificateFile: certificate.file,
      apiVersion: options.onPremises ? 'v9.1' : undefined,
      users: users.map(user => ({ name: user.name, role: user.role, ...credentialOfServedUser(user.application) })),
      signIns: await signIns.offer(origin, { clientId: registered.clientId, people: emulator?.tenant.people }),
    };
    return { port: server.port, settings, stop };
  } catch (error) {
    certificate.remove();
    throw error;
  }
}

type Identity = Omit<EmulatorOptions, 'defects' | 'variations' | 'limits' | 'onPremises' | 'organization'>;

const createServedEmulator = (options: StartOptions, identity: Identity): Emulator => {
  const { defects, variations, limits, onPremises, importDelay, indexDelay } = options;
  const organization = { jobDelay: importDelay, indexDelay };
  return new Emulator({ defects, variations, limits, onPremises, ...identity, organization });
};

const credentialOfServedUser = ({ clientId, secret }: Application) => ({ clientId, secret });

/** Without the brackets that an IPv6 address has in a URL. */
const hostOfServer = (origin: string): string => new URL(origin).hostname.replace(/^\[(.*)\]$/, '$1');
