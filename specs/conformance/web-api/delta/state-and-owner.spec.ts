import { isDeepStrictEqual } from 'node:util';
import { observe, test, verifies } from '../../../../fixtures/test';

test('how a deactivated row comes is observed', verifies('CT-DELTA-13'), async ({ rows, delta }) => {
  const book = await rows.create();
  const link = await delta.start({ select: ['statecode'] });
  await rows.write(book, { statecode: 1 });

  const changes = await delta.since(link);

  observe('CT-DELTA-13', howItCame(changes.rows, { sample_bookid: book.id, statecode: 1 }));
});

test('how an assigned row comes is observed', verifies('CT-DELTA-14'), async ({ rows, delta, tables }) => {
  const team = await tables.anotherOwner();
  test.skip(team === undefined, 'the environment shows this user no team to assign a row to');
  const book = await rows.create();
  const link = await delta.start({ select: ['_ownerid_value'] });
  const refused = await rows.assign(book, `teams(${team ?? ''})`);
  test.skip(refused !== undefined, `the row could not be assigned to the default team: ${refused ?? ''}`);

  const changes = await delta.since(link);

  observe('CT-DELTA-14', howItCame(changes.rows, { sample_bookid: book.id, _ownerid_value: team }));
});

function howItCame(rows: readonly object[], expected: object): string {
  if (rows.length === 0) return 'the row does not come';
  return isDeepStrictEqual(rows, [expected])
    ? 'the row comes with its new value'
    : `it comes as ${JSON.stringify(rows)}`;
}
