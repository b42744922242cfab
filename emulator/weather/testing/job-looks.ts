import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pair, typed } from '../../protocols/organization-service/testing/service';
import { buildPackage, tableXml } from '../../solutions/testing/package-builder';
import { type Look, type Looks } from './look';
import { type Site } from './site';

const bytes = (): string =>
  Buffer.from(buildPackage({ uniqueName: 'Shelves', tables: [tableXml('sample_shelf')] })).toString('base64');

type Begin = (site: Site, importJobId: string) => Promise<string>;

const overWebApi: Begin = async ({ send }, importJobId) => {
  const flags = { OverwriteUnmanagedCustomizations: true, PublishWorkflows: true };
  const body = { CustomizationFile: bytes(), ImportJobId: importJobId, ...flags };
  return ((await send('POST', 'ImportSolutionAsync', { body })).body as { AsyncOperationId: string }).AsyncOperationId;
};

const overService: Begin = async ({ execute }, importJobId) => {
  const flag = (name: string): string => pair(name, typed('x:boolean', 'true'));
  const answer = await execute(
    'ImportSolutionAsync',
    pair('CustomizationFile', typed('x:base64Binary', bytes())) +
      pair('ImportJobId', typed('g:guid', importJobId)) +
      flag('OverwriteUnmanagedCustomizations') +
      flag('PublishWorkflows'),
  );
  return answer.all('value')[0]?.text ?? '';
};

type Job = { readonly id: string; readonly importJobId: string };

async function start(site: Site, begin: Begin): Promise<Job> {
  const importJobId = randomUUID();
  return { id: await begin(site, importJobId), importJobId };
}

/** How a job ended, under which code, whether its import job is there, and whether the solution is. */
async function ending({ send }: Site, { id, importJobId }: Job): Promise<unknown> {
  const { body } = await send('GET', `asyncoperations(${id})?$select=statuscode,errorcode`);
  const { statuscode, errorcode } = body as { statuscode: number; errorcode: number | null };
  const code = errorcode === null ? '' : ` 0x${(errorcode >>> 0).toString(16)}`;
  const { status } = await send('GET', `importjobs(${importJobId})`);
  const solutions = (await send('GET', "solutions?$filter=uniquename eq 'Shelves'")).body as { value: unknown[] };
  return [`${statuscode}${code}`, status, solutions.value.length];
}

const succeeded = ['30', 200, 1];

const bothWays = (look: (begin: Begin) => Look): Looks => ({
  webApi: look(overWebApi),
  organizationService: look(overService),
});

/** Imports anew each time it looks. */
const job = (clouded: unknown, until: Look['until']): Looks =>
  bothWays(begin => ({
    see: async site => {
      const begun = await start(site, begin);
      await site.emulator.organization.jobs.idle();
      return ending(site, begun);
    },
    clear: succeeded,
    clouded,
    until,
  }));

/** Imports once, and looks again at the same job. */
const sameJob = (clouded: unknown): Looks =>
  bothWays(begin => {
    const jobs = new WeakMap<Site, Job>();
    return {
      see: async site => {
        const begun = jobs.get(site) ?? (await start(site, begin));
        jobs.set(site, begun);
        await site.emulator.organization.jobs.idle();
        return ending(site, begun);
      },
      clear: succeeded,
      clouded,
      until: 'later',
    };
  });

/** Whether a job is still under way when it should long have ended. */
const hanging = (): Looks =>
  bothWays(begin => ({
    see: async site => {
      const { id } = await start(site, begin);
      await sleep(100);
      return site.emulator.organization.jobs.isOpen(id);
    },
    clear: false,
    clouded: true,
    until: 'switched off',
  }));

export const jobLooks: Readonly<Record<string, Looks>> = {
  'import-fails-for-a-privilege': job(['31 0x80040220', 404, 0], 'switched off'),
  'import-fails-for-dependencies': job(['31 0x8004801d', 404, 0], 'switched off'),
  'import-fails-in-solution-checker': job(['31 0x80048033', 404, 0], 'switched off'),
  'import-fails-unexpectedly': job(['31 0x80040216', 404, 0], 'switched off'),
  'import-cancelled': job(['32', 404, 0], 'switched off'),
  'import-meets-lock': job(['31 0x80040216', 404, 0], 'seen'),
  'import-runs-twice': job(['31 0x80071155', 200, 1], 'seen'),
  'import-hangs': hanging(),
  'late-import-job': sameJob(['30', 404, 1]),
  'missing-import-job': job(['30', 404, 1], 'switched off'),
};
