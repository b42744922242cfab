import { expect } from '@playwright/test';
import { HarnessError } from '../../dataverse/errors';
import { findSolution } from '../../dataverse/solutions/find-solution';
import { importSolution } from '../../dataverse/solutions/import/import-solution';
import { readPackage } from '../../dataverse/solutions/read-package';
import { uninstallSolution } from '../../dataverse/solutions/uninstall-solution';
import type { WebApiClient } from '../../dataverse/web-api/web-api-client';
import { ownPackages } from '../../sample/own-package';
import { noteSurvival } from '../../../testing/reliability/survival';
import { type Cut, cuts, type Sent } from './testing/cutting-proxy';
import { type LossyGround, test } from './testing/lossy-ground';

// One emulator for all of them.
test.describe.configure({ mode: 'default' });

const uniqueName = 'ChangeTrackingSample';
const timeout = 20 * 60_000;

const noted = (fault: string): void =>
  noteSurvival(test.info(), { area: 'Lost answers', fault, tried: 1, survived: 1 });

const installed = (client: WebApiClient) => findSolution(client, uniqueName);

async function importsIn(client: WebApiClient): Promise<number> {
  return (await client.get<{ value: unknown[] }>('importjobs?$select=importjobid')).value.length;
}

async function uninstalled({ direct }: LossyGround): Promise<void> {
  const found = await installed(direct);
  if (found !== undefined) await uninstallSolution(direct, found, timeout);
}

type Ended = { readonly result: unknown; readonly imports: number; readonly refused: number };

/** Imports the solution while the requests that `meets` recognises lose their answers. */
async function importWith(ground: LossyGround, cut: Cut, meets: (sent: Sent) => boolean, times = 1): Promise<Ended> {
  const { webApi, direct, proxy } = ground;
  await uninstalled(ground);
  const before = await importsIn(direct);
  let refused = 0;
  proxy.cutNext(cut, meets, times);
  const options = { timeout, noteRefused: () => void (refused += 1) };
  const result = await importSolution(webApi, await readPackage(ownPackages.online), options).catch((e: unknown) => e);
  expect(proxy.cutSoFar).toBe(times);
  proxy.calm();
  return { result, imports: (await importsIn(direct)) - before, refused };
}

for (const cut of cuts) {
  test(`an import whose answer is lost by a cut ${cut} is begun once at most, and never called refused`, async ({
    ground,
  }) => {
    const { result, imports, refused } = await importWith(ground, cut, ({ path }) =>
      path.endsWith('/ImportSolutionAsync'),
    );

    expect(refused).toBe(0);
    if (cut === 'before') {
      expect(result).toBeInstanceOf(HarnessError);
      expect(result).toMatchObject({ outcome: 'error', message: expect.stringContaining('nobody knows') });
    } else expect(result).toMatchObject({ succeeded: true });
    expect(imports).toBe(cut === 'before' ? 0 : 1);
    expect((await installed(ground.direct)) === undefined).toBe(cut === 'before');
    noted('import');
  });

  test(`an import is followed to its end although answers about it are lost by a cut ${cut}`, async ({ ground }) => {
    const asks = ({ method, path }: Sent) => method === 'GET' && /asyncoperations|importjobs/.test(path);

    expect(await importWith(ground, cut, asks, 2)).toMatchObject({ result: { succeeded: true }, imports: 1 });
    expect(await installed(ground.direct)).toMatchObject({ isManaged: true });
    noted('answers about a running import');
  });

  test(`an uninstall whose answer is lost by a cut ${cut} is done once`, async ({ ground }) => {
    const { direct, webApi, proxy } = ground;
    if ((await installed(direct)) === undefined)
      await importSolution(direct, await readPackage(ownPackages.online), { timeout });
    const found = await installed(direct);
    if (found === undefined) throw new Error('the solution is not there');

    proxy.cutNext(cut, ({ method, path }) => method === 'DELETE' && path.includes('/solutions('));
    await uninstallSolution(webApi, found, timeout);

    expect(proxy.cutSoFar).toBe(1);
    proxy.calm();
    expect(await installed(direct)).toBeUndefined();
    noted('uninstall');
  });
}
