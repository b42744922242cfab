import { compare, rowOf, test, verifies } from '../../fixtures/test';

test(
  'the first RetrieveEntityChanges brings every seeded book, and a token',
  verifies('CT-ORG-06'),
  async ({ stage, shelf, serviceTracking }) => {
    const seeded = stage.needs('seeded');

    const { changes, dataToken } = await serviceTracking.initialRead();
    stage.keeps({ initialDataToken: dataToken });

    await compare('id, name, code and author of each book', shelf.find(seeded, changes), seeded.map(rowOf));
  },
);

test('it brings no removed book', verifies('CT-ORG-07'), async ({ stage, shelf, serviceTracking }) => {
  stage.needs('seeded');

  const { changes } = await serviceTracking.initialRead();

  await compare('removed books of this run', shelf.ownDeleted(changes), []);
});
