import { writeFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { unreachable } from '../network-failure';
import { ScriptedProxy } from './scripted-proxy';
import { type SecureServer, startSecureServer } from './secure-server';

type Fixtures = {
  /** A certificate that only the CA file vouches for. */
  secure: SecureServer & { readonly caFile: string };
  tunnel: ScriptedProxy;
};

/** For unit tests: servers and proxies on loopback, to reach or not to reach. */
export const test = base.extend<Fixtures>({
  secure: async ({}, use, info) => {
    const secure = await startSecureServer(['dataverse.contoso.test']);
    const caFile = info.outputPath('ca.pem');
    writeFileSync(caFile, secure.pem);
    await use({ ...secure, caFile });
    secure.stop();
  },

  tunnel: async ({ secure }, use) => {
    const proxy = await ScriptedProxy.start(secure.port);
    await use(proxy);
    proxy.stop();
  },
});

/** Where the tunnel leads. */
export const environment = 'https://dataverse.contoso.test/api';

/** What `fetch` threw. */
export const failureOf = async (answer: Promise<Response>): Promise<unknown> =>
  answer.then(
    () => Promise.reject(new Error('an answer came')),
    (error: unknown) => error,
  );

/** What is told of it. */
export const told = (error: unknown, url = environment) =>
  unreachable({ method: 'GET', url, timeout: 1_000, repeatable: true }, error);

/** Node.js and undici read these of the process itself. */
export async function withVariable(name: string, value: string, run: () => Promise<unknown>): Promise<void> {
  /* eslint-disable no-restricted-properties -- what is tested is that the process's own variables are not obeyed */
  const before = process.env[name];
  process.env[name] = value;
  try {
    await run();
  } finally {
    Object.assign(process.env, { [name]: before ?? '' });
  }
  /* eslint-enable no-restricted-properties */
}
