import {
  compare,
  describeReply,
  expect,
  observe,
  SAMPLE_BOOK,
  SAMPLE_BOOKS,
  skipIfUnsupported,
  test,
  tokenOf,
  verifies,
} from '../../../fixtures/test';

test('$metadata says that the table can be tracked', verifies('CT-TAB-02'), async ({ tables }) => {
  const reply = await tables.annotatedMetadata();
  skipIfUnsupported('$metadata', reply);

  expect(reply.status).toBe(200);
  await compare('the annotation of the entity set', tables.trackingAnnotation(reply, SAMPLE_BOOKS), 'true');
});

test('the list of tracked tables holds this one', verifies('CT-TAB-03'), async ({ tables }) => {
  const tracked = await tables.tracked();

  expect(tracked.map(({ logicalName }) => logicalName)).toContain(SAMPLE_BOOK);
  await compare(
    'tables in the list that are off',
    tracked.filter(table => !table.tracked),
    [],
  );
});

test('a table that is off refuses', verifies('CT-TAB-04', 'CT-TAB-06'), async ({ tables, tracked, delta }) => {
  const table = await tables.readableUntracked();
  test.skip(table === undefined, 'every table that this user may read is tracked');
  const path = table?.entitySetName ?? '';
  const select = [table?.primaryIdAttribute ?? ''];

  const byToken = await tracked.withToken(tokenOf(await delta.start()), { entitySet: path, select });
  const reply = await tracked.askOf(path, select);

  observe('CT-TAB-06', `${table?.logicalName ?? ''}: ${describeReply(byToken)}`);
  expect(reply).toMatchObject({ body: { error: { code: '0x80072491' } } });
});

test('tables that can never be tracked are off', verifies('CT-TAB-05'), async ({ tables }) => {
  const untrackable = await tables.untrackable();

  await compare(
    'tables in the list that are on, or could be',
    untrackable.filter(table => table.tracked || table.canBeTracked),
    [],
  );
});
