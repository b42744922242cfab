import { createPrivateKey, randomUUID } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { test } from '@playwright/test';
import forge from 'node-forge';
import { generate } from 'selfsigned';
import type { Credential } from '../credential';
import type { SignInSettings } from '../sign-in-settings';
import { clientId, environmentUrl, tenantId } from './scripted-identity';

const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** For unit tests: the token that every way to sign in is given in the end. */
export const token = [
  encoded({ alg: 'RS256' }),
  encoded({ aud: environmentUrl, tid: tenantId, exp: 4_000_000_000 }),
  'bearer-signature',
].join('.');

/** Secrets with characters that every encoding writes otherwise, and nothing of it that stands anywhere else. */
const secret = 's3cr3t~v&l"e/of+the÷way';
/** Of those that travel in headers, and cannot have all of them. */
export const asciiSecret = 's3cr3t~v&l"e/of+the+way';
/** What a person's sign-in is asked for by, which only the identity provider and this run know. */
export const deviceCode = 'device~code+s3cr3t';
export const secretOfAppService = '65C34FF8ED85AF0E';
/** What pipelines and files give, for an app that trusts them. */
export const federated = `${encoded({ alg: 'RS256' })}.${encoded({ sub: 'repo:contoso/books' })}.federated-signature`;

/** One way to sign in, and what nobody may see of it. */
export type WayWithSecrets = {
  readonly credential: Credential;
  readonly secrets: readonly string[];
  /** Where it signs in, when it is not Entra ID. */
  readonly at?: Partial<SignInSettings>;
};

function file(contents: string, mode = 0o600): string {
  const name = test.info().outputPath(randomUUID());
  writeFileSync(name, contents);
  chmodSync(name, mode);
  return name;
}

async function certificateWay(): Promise<WayWithSecrets> {
  const made = await generate(undefined, {});
  const privateKey = createPrivateKey(made.private);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: secret }).toString();
  const path = file(`${made.cert}\n${key}`);
  return {
    credential: { kind: 'certificate', clientId, path, password: secret },
    secrets: [secret, ...made.private.split('\n').slice(2, 5)],
  };
}

async function pfxWay(): Promise<WayWithSecrets> {
  const made = await generate(undefined, {});
  const [key, certificate] = [forge.pki.privateKeyFromPem(made.private), forge.pki.certificateFromPem(made.cert)];
  const pfx = forge.pkcs12.toPkcs12Asn1(key, [certificate], asciiSecret, { algorithm: 'aes256', count: 2_000 });
  const path = test.info().outputPath(randomUUID());
  writeFileSync(path, Buffer.from(forge.asn1.toDer(pfx).getBytes(), 'binary'), { mode: 0o600 });
  return {
    credential: { kind: 'certificate', clientId, path, password: asciiSecret },
    secrets: [asciiSecret, ...made.private.split('\n').slice(2, 5)],
  };
}

/** Whom the ways below ask, beside Entra ID. */
export const adfs = 'https://adfs.contoso.test';
const atAdfs = { tenantId: 'adfs', authorityHost: new URL(adfs) };
export const agentOfAppService = 'http://127.0.0.1:41000/msi/token';
export const requestUrl = new URL('https://pipelines.contoso.test/token');

const waysOfEntra: Readonly<Record<Credential['kind'], () => WayWithSecrets | Promise<WayWithSecrets>>> = {
  secret: () => ({ credential: { kind: 'secret', clientId, secret }, secrets: [secret] }),
  certificate: certificateWay,
  'federated-token-file': () => ({
    credential: { kind: 'federated-token-file', clientId, path: file(federated) },
    secrets: [federated],
  }),
  github: () => ({
    credential: { kind: 'github', clientId, requestUrl, requestToken: asciiSecret },
    secrets: [asciiSecret, federated],
  }),
  'azure-pipelines': () => ({
    credential: {
      ...{ kind: 'azure-pipelines', clientId, requestUrl, requestToken: asciiSecret },
      serviceConnectionId: 'connection',
    },
    secrets: [asciiSecret, federated],
  }),
  'managed-identity': () => ({ credential: { kind: 'managed-identity', clientId: undefined, agent: {} }, secrets: [] }),
  'access-token': () => ({ credential: { kind: 'access-token', token }, secrets: [] }),
  'azure-cli': () => {
    const printed = JSON.stringify({ accessToken: token, expires_on: 4_000_000_000 });
    const command = file(`#!/bin/sh\necho '${printed}'\n`, 0o700);
    return { credential: { kind: 'azure-cli', command, variables: {} }, secrets: [] };
  },
  'device-code': () => ({ credential: { kind: 'device-code', clientId }, secrets: [deviceCode] }),
};

/** Each kind of credential, in each of its forms, made anew: by what it is called. */
export const waysWithSecrets: Readonly<Record<string, () => WayWithSecrets | Promise<WayWithSecrets>>> = {
  ...waysOfEntra,
  'certificate, in a PFX file': pfxWay,
  'secret, at AD FS': () => ({
    ...{ credential: { kind: 'secret', clientId, secret }, secrets: [secret] },
    at: atAdfs,
  }),
  'certificate, at AD FS': async () => ({ ...(await certificateWay()), at: atAdfs }),
  'managed-identity, of App Service': () => ({
    credential: {
      ...{ kind: 'managed-identity', clientId: undefined },
      agent: { IDENTITY_ENDPOINT: agentOfAppService, IDENTITY_HEADER: secretOfAppService },
    },
    secrets: [secretOfAppService],
  }),
};
