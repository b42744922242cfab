import { SAMPLE_BOOKCODE } from '../helpers/books';
import { checks, expect, observe, test as setup } from '../fixtures/test';

// A later step means nothing when an earlier one failed: it is reported as blocked.
setup.describe.configure({ mode: 'serial' });

setup('the environment answers and lets this user in', checks('CT-OBS-01'), ({ environment }) => {
  const { changeTrackingRetentionDays: days } = environment;

  observe('CT-OBS-01', days === undefined ? 'this user may not read it' : `${days} days`);
});

setup('the solution is imported as managed', checks('CT-SOL-01'), ({ solution }) => {
  setup.skip(solution.origin === 'adopted', 'adopted: the solution was there before this run, so nothing was imported');

  expect(solution.solution).toMatchObject({ isManaged: true });
  expect(solution.import?.succeeded).toBe(true);
});

setup('the import job reports success for every component', checks('CT-SOL-02'), ({ solution }) => {
  setup.skip(solution.origin === 'adopted', 'adopted: the solution was there before this run, so nothing was imported');

  expect(solution.import?.importJob).toMatchObject({ result: 'success', failures: [] });
});

setup('the table is there with change tracking on', checks('CT-TAB-01'), async ({ table }) => {
  const metadata = await table.metadata();

  expect(metadata).toMatchObject({ entitySetName: 'sample_books', changeTrackingEnabled: true });
});

setup('the alternate key covers the book code', checks('CT-KEY-01'), async ({ table }) => {
  const keys = await table.alternateKeys();

  expect(keys).toContainEqual(expect.objectContaining({ keyAttributes: [SAMPLE_BOOKCODE] }));
});

setup('the index of the alternate key becomes active', checks('CT-KEY-02'), async ({ table }) => {
  const keys = await table.activeKeys(20 * 60_000);

  expect(keys).toContainEqual(expect.objectContaining({ keyAttributes: [SAMPLE_BOOKCODE], indexStatus: 'Active' }));
});
