import { test } from '../../fixtures/test';
import { compare } from '../../fixtures/report/compare';
import { compareCopy } from '../../fixtures/report/compare-copy';
import { verifies } from '../../fixtures/report/verifies';

test(
  'brought up to date by the delta link alone, the external system holds what Dataverse holds',
  verifies('CT-COPY-02'),
  async ({ scenarioState, scenarioBooks, scenarioCopies }) => {
    scenarioState.needs('added');
    const rows = await scenarioBooks.readTable();

    const { held, syncs } = await scenarioCopies.bringUpToDate('Web API', rows);

    await compareCopy({ name: 'the external system', rows: held, syncs }, { name: 'Dataverse', rows });
  },
);

test(
  'kept by delta links or by RetrieveEntityChanges, two external systems hold the same',
  verifies('CT-COPY-03'),
  async ({ scenarioState, scenarioBooks, scenarioCopies }) => {
    scenarioState.needs('added');
    const rows = await scenarioBooks.readTable();

    const service = await scenarioCopies.bringUpToDate('Organization Service', rows);
    const web = await scenarioCopies.bringUpToDate('Web API', rows);

    await compareCopy(
      { name: 'the system kept by RetrieveEntityChanges', rows: service.held, syncs: service.syncs },
      { name: 'the system kept by delta links', rows: web.held, syncs: web.syncs },
    );
  },
);

// Here, where a database is at hand: it takes a second to be there.
test(
  'whatever is written, and whenever it asks, a copy ends as the table does',
  verifies('CT-CONC-03'),
  async ({ convergence }) => {
    const { seed, divergence } = await convergence();

    const { steps, copy, table } = divergence ?? {};
    await compare(
      `the copy and the table (CONVERGENCE_SEED=${seed} repeats it)`,
      { steps, copy },
      { steps, copy: table },
    );
  },
);
