import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { verifies } from '../../../../fixtures/report/verifies';

test('a copy kept by deltas ends as the table does', verifies('CT-CONC-03'), async ({ convergence }) => {
  const { seed, divergence } = await convergence();

  const { steps, copy, table } = divergence ?? {};
  await compare(
    `the copy and the table (CONVERGENCE_SEED=${seed} repeats it)`,
    { steps, copy },
    { steps, copy: table },
  );
});
