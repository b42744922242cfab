import { SAMPLE_BOOK } from '../helpers/sample/books';
import { removeSolution } from '../helpers/run/lifecycle/remove-solution';
import { withoutProof } from '../helpers/dataverse/refusals/without-proof';
import { readTable } from '../helpers/dataverse/tables/table-metadata';
import { blockUnless, needs } from '../fixtures/report/evidence';
import { removeCopies } from '../fixtures/handed-out/scenario-copies';
import { verifies } from '../fixtures/report/verifies';
import { expect } from '@playwright/test';
import { test as teardown } from '../fixtures/test';

teardown('the solution and its table are removed', verifies('CT-SOL-03'), async ({ dataverse, settings, ledger }) => {
  await removeCopies(settings, ledger);
  blockUnless(ledger.data.solution !== undefined, 'this run got as far as neither importing nor adopting it');

  const outcome = await withoutProof(
    'The clean-up did not come to its end',
    removeSolution(dataverse, { settings, ledger }),
  );

  teardown.info().annotations.push({ type: 'teardown', description: outcome.sentence });
  needs('removal by this run', outcome.kind === 'removed' ? outcome : undefined, outcome.sentence);
  expect(await readTable(dataverse, SAMPLE_BOOK)).toBeUndefined();
});
