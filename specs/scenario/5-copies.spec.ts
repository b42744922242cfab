import { test } from '../../fixtures/test';
import { compareCopy } from '../../fixtures/report/compare-copy';
import { verifies } from '../../fixtures/report/verifies';

test.afterAll(({ scenarioCopies }) => scenarioCopies.remove());

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
