import { expect, test as base } from '@playwright/test';
import { ensureSolution } from './ensure-solution';
import { bookTable, RunRig } from '../testing/run-rig';

const test = base.extend<{ rig: RunRig }>({
  rig: async ({}, use, testInfo) => use(new RunRig(testInfo.outputPath('run'))),
});

const ensure = (rig: RunRig) =>
  ensureSolution(rig.environment.client, { settings: rig.settings(), ledger: rig.ledger, mayImport: true });
const written = ({ environment }: RunRig): string[] =>
  environment.requests().filter(request => !request.startsWith('GET '));

test('an adopted solution of another shape is refused with all that differs, before anything is written', async ({
  rig,
}) => {
  const { columns, keys } = bookTable;
  const ways: [Partial<typeof bookTable>, string][] = [
    [{ tracked: false }, 'change tracking of table sample_book is off'],
    [{ entitySet: 'sample_bookset' }, 'the Web API calls its rows sample_bookset'],
    [{ columns: { ...columns, sample_author: undefined } }, 'column sample_author is missing'],
    [{ columns: { ...columns, sample_bookcode: 'Integer' } }, 'column sample_bookcode is of type Integer'],
    [{ keys: [] }, 'no alternate key over sample_bookcode alone'],
    [{ keys: [['sample_bookcode', 'sample_name']] }, 'no alternate key over sample_bookcode alone'],
  ];

  for (const [other, told] of ways) {
    rig.installed(true).table({ ...bookTable, ...other });
    const adopting = ensure(rig);
    await expect(adopting).rejects.toMatchObject({ name: 'HarnessError', outcome: 'error' });
    await expect(adopting).rejects.toThrow(told);
    await expect(adopting).rejects.toThrow('SOLUTION_EXISTING=replace');
  }
  rig.installed(true).table(undefined);
  await expect(ensure(rig)).rejects.toThrow('there is no table sample_book');
  expect(written(rig)).toEqual([]);
  expect(rig.ledger.data.solution).toBeUndefined();

  rig.table({ ...bookTable, keys: [...keys, ['sample_author']] });
  expect(await ensure(rig)).toMatchObject({ origin: 'adopted' });
});

test('a definition that is a moment out of date is asked again', async ({ rig }) => {
  rig.installed(true);
  const { environment } = rig;
  environment.on('GET EntityDefinitions(', ({ request }) =>
    environment.timing.now() < 20_000 ? { status: 404 } : rig.answerOfTable(request),
  );

  expect(await ensure(rig)).toMatchObject({ origin: 'adopted' });
});

test('a table without our solution is refused before anything is imported', async ({ rig }) => {
  rig.table(bookTable);

  const importing = ensure(rig);

  await expect(importing).rejects.toMatchObject({ name: 'HarnessError', outcome: 'error' });
  await expect(importing).rejects.toThrow('is there without the solution ChangeTrackingSample');
  expect(written(rig)).toEqual([]);
});

test('a table that is just being removed is waited for, and one that another run brings is adopted with its solution', async ({
  rig,
}) => {
  const { environment } = rig;
  environment.on('GET EntityDefinitions(', ({ request }) =>
    rig.table(environment.timing.now() < 20_000 ? bookTable : undefined).answerOfTable(request),
  );
  expect(await ensure(rig)).toMatchObject({ origin: 'imported' });

  const other = new RunRig(`${rig.reports}-other`);
  other.environment.on('GET EntityDefinitions(', ({ request }) => other.installed(true).answerOfTable(request));
  expect(await ensure(other)).toMatchObject({ origin: 'adopted' });
});
