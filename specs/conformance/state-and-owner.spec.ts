import { checks, compare, test } from '../../fixtures/test';

test('a deactivated row comes with its new state', checks('CT-DELTA-13'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start({ select: ['statecode'] });
  await rows.write(book, { statecode: 1 });

  const changes = await delta.since(link);

  await compare('the row, inactive', changes.rows, [{ sample_bookid: book.id, statecode: 1 }]);
});

test('an assigned row comes with its new owner', checks('CT-DELTA-14'), async ({ rows, delta, tables }) => {
  const team = await tables.anotherOwner();
  test.skip(team === undefined, 'the environment shows this user no team to assign a row to');
  const book = await rows.create();
  const link = await delta.start({ select: ['_ownerid_value'] });
  const refused = await rows.assign(book, `teams(${team ?? ''})`);
  test.skip(refused !== undefined, `the row could not be assigned to the default team: ${refused ?? ''}`);

  const changes = await delta.since(link);

  await compare('the row with its owner', changes.rows, [{ sample_bookid: book.id, _ownerid_value: team }]);
});
