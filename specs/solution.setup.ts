import type { AlternateKey } from '../helpers/dataverse/tables/alternate-keys';
import type { InstalledSolution } from '../helpers/run/lifecycle/ensure-solution';
import { bookProbes } from '../helpers/run/readiness/book-probes';
import { describeReadiness } from '../helpers/run/readiness/readiness';
import { waitUntilReady } from '../helpers/run/readiness/wait-until-ready';
import { SAMPLE_BOOKCODE } from '../helpers/sample/books';
import { expect } from '@playwright/test';
import { test as setup } from '../fixtures/test';
import { needs, observe } from '../fixtures/report/evidence';
import { verifies } from '../fixtures/report/verifies';

// A later step means nothing when an earlier one failed: it is reported as blocked.
setup.describe.configure({ mode: 'serial' });

setup('the environment answers and lets this user in', verifies('CT-OBS-01'), ({ environment }) => {
  const { changeTrackingRetentionDays: days } = environment;

  observe('CT-OBS-01', days === undefined ? 'this user may not read it' : `${days} days`);
});

setup('the solution is imported as managed', verifies('CT-SOL-01'), ({ solution }) => {
  const operation = needs(
    'import as a job',
    importOf(solution).asyncOperation,
    'the environment imports without an asynchronous operation; see the import job',
  );

  expect(solution.solution).toMatchObject({ isManaged: true });
  expect(operation, 'the operation is Completed (3) and Succeeded (30)').toMatchObject({ state: 3, status: 30 });
});

setup('the import job reports success', verifies('CT-SOL-02', 'CT-SOL-04'), ({ solution }) => {
  const { importJob: job } = importOf(solution);
  const result = needs('result of the import', resultOf(job), 'the environment kept no result of the import');

  observe('CT-SOL-04', job.failures.join('; ') || 'none');
  // A warning is not a failure, and a component may fail in an import that succeeds: the manifest speaks for the solution.
  expect(['success', 'warning']).toContain(result);
});

setup('the table is there with change tracking on', verifies('CT-TAB-01'), async ({ bookTable }) => {
  const metadata = await bookTable.metadata(table => table?.changeTrackingEnabled === true);

  expect(metadata).toMatchObject({ entitySetName: 'sample_books', changeTrackingEnabled: true });
});

setup('the alternate key covers the book code', verifies('CT-KEY-01'), async ({ bookTable }) => {
  const keys = await bookTable.alternateKeys(all => all.some(isOverCode));

  expect(keys).toContainEqual(expect.objectContaining({ keyAttributes: [SAMPLE_BOOKCODE] }));
});

setup('the index of the alternate key becomes active', verifies('CT-KEY-02'), async ({ bookTable, settings }) => {
  const keys = await bookTable.activeKey(SAMPLE_BOOKCODE, settings.solution.jobTimeout);

  expect(keys).toContainEqual(expect.objectContaining({ keyAttributes: [SAMPLE_BOOKCODE], indexStatus: 'Active' }));
});

setup('every server answers for the table', verifies('CT-OBS-03'), async ({ solution, settings, connectAnew }) => {
  const readiness = await waitUntilReady(bookProbes(settings.organizationService), {
    connect: connectAnew,
    // What was there before this run has long been known everywhere: one round shows that this user reaches it.
    goodRounds: solution.origin === 'adopted' ? 1 : 3,
  });

  observe('CT-OBS-03', describeReadiness(readiness));
});

const isOverCode = ({ keyAttributes }: AlternateKey): boolean => keyAttributes.join() === SAMPLE_BOOKCODE;

const resultOf = ({ result }: { readonly result: string }): string | undefined =>
  result === 'unknown' ? undefined : result;

const importOf = ({ import: outcome }: InstalledSolution) =>
  needs('import by this run', outcome, 'adopted: the solution was there before this run, so nothing was imported');
