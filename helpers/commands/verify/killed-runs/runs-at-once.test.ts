import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { noteSurvival } from '../../../../testing/reliability/survival';
import type { LedgerData } from '../../../run/ledger/ledger';
import { ledgerName, readLedgerFile } from '../../../run/ledger/ledger-file';
import { readVerdict } from '../../../verdict/reporters/write-verdict';
import { KillSite } from './testing/kill-site';
import type { WatchedRun } from './testing/watched-run';

test.skip(process.platform === 'win32', 'Windows has no signals, and no groups of processes.');

test.describe.configure({ timeout: 600_000 });

const ledgerOf = ({ folder }: WatchedRun): LedgerData | undefined => readLedgerFile(path.join(folder, ledgerName));

/** What a run says in its reports of the solution that it did not import. */
const saysThatItAdopted = ({ folder }: WatchedRun): boolean =>
  /it was there before this run/.test(readFileSync(path.join(folder, 'summary.md'), 'utf8'));

/** Acts when a run has begun: another one that starts then meets its record, which could be that of a killed one. */
const onceBegun = <T>(run: WatchedRun, act: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    const over = new Error(`run ${run.id} ended before it began`);
    void run.when({ note: 2 }, () => resolve(act())).then(came => came || reject(over));
  });

test('three runs at once, two from one clone, are all right, and take nothing from each other', async () => {
  const [here, there] = ['reports', 'other-clone'].map(name => test.info().outputPath(name));
  if (here === undefined || there === undefined) throw new Error('there are two clones');
  await KillSite.at(here, async site => {
    const [first, third] = [site.start(), site.start(there)];
    const [second, owner] = await onceBegun(first, () => [site.start(), ledgerOf(first)?.processes?.run] as const);
    const ownerAtEnd = first.ended.then(() => ledgerOf(first)?.processes?.run);
    const runs = [first, second, third];
    const lastHere: string[] = [];
    for (const run of [first, second]) void run.ended.then(() => lastHere.push(run.id));

    for (const run of runs) {
      const { status, printed } = await run.ended;
      expect({ status, verdict: run.verdict }, printed).toEqual({ status: 0, verdict: 'supported' });
      expect(readVerdict(run.folder)?.run.id).toBe(run.id);
      expect(readFileSync(path.join(run.folder, 'junit.xml'), 'utf8')).toContain('<testsuite');
    }

    // Nobody took its record from the first.
    expect(await ownerAtEnd).toEqual(owner);
    // Who imported it first owns it. The others use it, and say so.
    const adopters = runs.filter(run => ledgerOf(run)?.solution?.state === 'adopted');
    expect([1, 2]).toContain(adopters.length);
    expect(adopters.filter(saysThatItAdopted)).toEqual(adopters);
    expect(readVerdict(here)?.run.id).toBe(lastHere.at(-1));
    expect(readVerdict(there)?.run.id).toBe(third.id);
    // Who imported it may have left it to its last user; then it is on record.
    const cleaned = [await site.cleanUp(here), await site.cleanUp(there)];
    expect(
      cleaned.map(({ status }) => status),
      cleaned.map(({ printed }) => printed).join('\n'),
    ).toEqual([0, 0]);
    expect(await site.left()).toEqual({ inEnvironment: [], onRecord: [] });
  });
  const area = 'Two runs at once';
  noteSurvival(test.info(), {
    area,
    fault: 'three runs on one environment, two of them from one clone',
    tried: 3,
    survived: 3,
  });
});
