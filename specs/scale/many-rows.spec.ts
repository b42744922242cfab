import { compareMany } from '../../fixtures/scale/compare-many';
import { describeSpeeds } from '../../fixtures/scale/describe-speeds';
import { scaleTest, test, verifiesAtScale } from '../../fixtures/scale/test';
import { compare } from '../../fixtures/report/compare';
import { observe } from '../../fixtures/report/evidence';

// As long as rows move they are waited for; what moves none for ten minutes is given up by itself.
test.describe.configure({ mode: 'default', timeout: 0 });

scaleTest(
  'many rows, created in parallel, come in deltas of the Web API as they were written',
  verifiesAtScale('CT-SCALE-01'),
  async ({ manyRows, organizationService }) => {
    await manyRows.begin('Web API');
    if (await organizationService.isAvailable()) await manyRows.tryToBegin('Organization Service');
    await manyRows.create();

    await compareMany('each row came as it was written, and no other', await manyRows.tellRows('Web API'));
  },
);

scaleTest(
  'many rows come from RetrieveEntityChanges as they were written',
  verifiesAtScale('CT-SCALE-02'),
  async ({ manyRows, organizationService }) => {
    await organizationService.client();

    await compareMany('each row came as it was written, and no other', await manyRows.tellRows('Organization Service'));
  },
);

scaleTest(
  'many rows, deleted in parallel, are told as deleted by deltas of the Web API',
  verifiesAtScale('CT-SCALE-03'),
  async ({ manyRows }) => {
    await manyRows.remove();

    await compareMany('each row is told as deleted, and no other', await manyRows.tellDeletions('Web API'));
  },
);

scaleTest(
  'many rows are told as deleted by RetrieveEntityChanges',
  verifiesAtScale('CT-SCALE-04'),
  async ({ manyRows, organizationService }) => {
    await organizationService.client();

    await compareMany(
      'each row is told as deleted, and no other',
      await manyRows.tellDeletions('Organization Service'),
    );
  },
);

scaleTest('no delta with many rows brings one of them twice', verifiesAtScale('CT-SCALE-05'), async ({ manyRows }) => {
  const { doubled } = manyRows;

  await compare(
    'rows that came twice',
    doubled,
    doubled.map(({ what }) => ({ what, count: 0 })),
  );
});

scaleTest(
  'how fast many rows are written and read is observed',
  verifiesAtScale('CT-SCALE-06'),
  async ({ manyRows }) => {
    observe('CT-SCALE-06', await describeSpeeds(manyRows.phases));
  },
);
