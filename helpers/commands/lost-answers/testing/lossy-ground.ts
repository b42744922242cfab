import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { createFetch } from '../../../dataverse/http/create-fetch';
import { OrganizationServiceClient } from '../../../dataverse/organization-service/organization-service-client';
import { createTokenSource } from '../../../dataverse/sign-in/create-token-source';
import { importSolution } from '../../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../../dataverse/solutions/read-package';
import type { Timing } from '../../../dataverse/timing/timing';
import { WebApiClient } from '../../../dataverse/web-api/web-api-client';
import { connect } from '../../../run/connect';
import { loadSettings } from '../../../run/settings/load';
import type { Settings } from '../../../run/settings/settings';
import { ownPackages } from '../../../sample/own-package';
import { OwnRows } from '../../../sample/rows/own-rows';
import { onEmulator } from '../../emulator/emulator-process';
import { CuttingProxy } from './cutting-proxy';

/** An emulator with the sample's solution, and two ways to it: one that is cut, and one that never is. */
export type LossyGround = {
  readonly settings: Settings;
  readonly proxy: CuttingProxy;
  readonly webApi: WebApiClient;
  readonly organizationService: OrganizationServiceClient;
  /** Past the proxy. */
  readonly direct: WebApiClient;
  /** Rows of one test, through the proxy. */
  readonly rows: () => OwnRows;
};

/** Time that passes as fast as it is waited for: a minute's patience is over at once. */
function hurriedTiming(): Timing {
  let ahead = 0;
  return {
    now: () => performance.now() + ahead,
    sleep: async milliseconds => {
      ahead += milliseconds;
      await new Promise(resolve => setImmediate(resolve));
    },
  };
}

const log = { take: (count: number) => Array.from({ length: count }, () => randomUUID()), remove: () => undefined };

export const test = base.extend<object, { ground: LossyGround }>({
  ground: [
    async ({}, use) => {
      await onEmulator(['--import-delay', '0', '--index-delay', '0'], async printed => {
        const settings = loadSettings(printed);
        const certificate = readFileSync(printed['DATAVERSE_CA_FILE'] ?? '', 'utf8');
        const proxy = await CuttingProxy.before({ url: settings.dataverseUrl, certificate });
        const fetch = createFetch(settings);
        const connection = {
          ...{ environmentUrl: proxy.url, fetch, timing: hurriedTiming() },
          tokens: createTokenSource(settings, fetch),
        };
        const { apiVersion } = settings;
        const webApi = new WebApiClient({ apiVersion, ...connection });
        const organizationService = new OrganizationServiceClient(connection);
        const direct = connect(settings);
        await importSolution(direct, await readPackage(ownPackages.online), { timeout: 20_000 });
        const rows = () => new OwnRows(webApi, { ...log, runId: randomBytes(4).toString('hex') });
        await use({ settings, proxy, webApi, organizationService, direct, rows });
        await proxy.stop();
      });
    },
    { scope: 'worker' },
  ],
});
