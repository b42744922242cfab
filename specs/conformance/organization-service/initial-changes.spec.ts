import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { verifies } from '../../../fixtures/report/verifies';

test('five rows come in several small pages', verifies('CT-ORG-25'), async ({ rows, entityChanges }) => {
  await rows.createMany(5);

  const { pages } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  await compare('more than one page came', pages.length > 1, true);
});

test('only the last page carries a DataToken', verifies('CT-ORG-09'), async ({ rows, entityChanges }) => {
  await rows.createMany(5);

  const { pages } = await entityChanges.initial({ pageSize: await entityChanges.smallPageSize() });

  const tokens = pages.map(({ token, hasMore }) => ({ token: token !== undefined, hasMore }));
  const middle = Array.from({ length: pages.length - 1 }, () => ({ token: false, hasMore: true }));
  await compare('no token while there are more records', tokens, [...middle, { token: true, hasMore: false }]);
});
