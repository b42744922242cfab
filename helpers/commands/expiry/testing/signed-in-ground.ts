import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { generate } from 'selfsigned';
import { signedIn } from '../../../dataverse/timing/tell';
import { createFetch } from '../../../dataverse/http/create-fetch';
import { type Clients, connector } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import type { Settings } from '../../../run/settings/settings';
import { EmulatorControl } from '../../emulator/emulator-control';
import { onEmulator } from '../../emulator/emulator-process';

/** An emulator that knows its application by a secret, and by a certificate that is good for another hour and a half. */
export type SignedInGround = {
  readonly control: EmulatorControl;
  readonly settings: Settings;
  /** The same environment, where the application proves itself with the certificate in this file. */
  readonly byCertificate: Settings;
  readonly certificateFile: string;
  readonly clients: (settings: Settings) => Clients;
};

const life = 90 * 60_000;

export const test = base.extend<object, { ground: SignedInGround }>({
  ground: [
    async ({}, use, workerInfo) => {
      const folder = workerInfo.project.outputDir;
      const made = await generate(undefined, { notAfterDate: new Date(Date.now() + life) });
      const [registered, certificateFile] = ['registered', 'own'].map(name =>
        path.join(folder, `expiry-${workerInfo.workerIndex}-${name}.pem`),
      ) as [string, string];
      writeFileSync(registered, made.cert);
      writeFileSync(certificateFile, `${made.cert}\n${made.private}`);
      await onEmulator(['--client-certificate', registered], async printed => {
        const settings = loadSettings(printed);
        const { AZURE_CLIENT_SECRET: _secret, ...others } = printed;
        await use({
          ...{ settings, certificateFile },
          control: new EmulatorControl(createFetch(settings), settings.dataverseUrl),
          byCertificate: loadSettings({ ...others, AZURE_CLIENT_CERTIFICATE_PATH: certificateFile }),
          clients: chosen => connector(chosen)(),
        });
      });
    },
    { scope: 'worker' },
  ],
});

/** How many tokens were given while something was done. */
export async function tokensGivenDuring(act: () => Promise<unknown>): Promise<number> {
  let given = 0;
  const count = (): void => void (given += 1);
  subscribe(signedIn.name, count);
  try {
    await act();
    return given;
  } finally {
    unsubscribe(signedIn.name, count);
  }
}
