import { test } from '../../fixtures/test';
import { compareCopy } from '../../fixtures/report/compare-copy';
import { verifies } from '../../fixtures/report/verifies';

test(
  'a database outside of Dataverse is filled by one read of the Web API',
  verifies('CT-COPY-01'),
  async ({ scenarioState, scenarioBooks, scenarioCopies }) => {
    scenarioState.needs('seeded');
    const rows = await scenarioBooks.readTable();

    const { held, syncs } = await scenarioCopies.fill('Web API', rows);

    await compareCopy({ name: 'the external system', rows: held, syncs }, { name: 'Dataverse', rows });
  },
);

test(
  'another one is filled by RetrieveEntityChanges',
  verifies('CT-COPY-03'),
  async ({ scenarioState, scenarioBooks, scenarioCopies }) => {
    scenarioState.needs('seeded');
    const rows = await scenarioBooks.readTable();

    const { held, syncs } = await scenarioCopies.fill('Organization Service', rows);

    await compareCopy({ name: 'the second external system', rows: held, syncs }, { name: 'Dataverse', rows });
  },
);
