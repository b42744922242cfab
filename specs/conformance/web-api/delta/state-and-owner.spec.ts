import { isDeepStrictEqual } from 'node:util';
import { test } from '../../../../fixtures/test';
import { observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';

test('how a deactivated row comes is observed', verifies('CT-DELTA-13'), async ({ rows, changes }) => {
  const book = await rows.create();
  const states = changes.selecting('statecode');
  const link = await states.start();
  await rows.write(book, { statecode: 1 });

  const read = await states.since(link);

  observe('CT-DELTA-13', howItCame(read.rows, { sample_bookid: book.id, statecode: 1 }));
});

test('how an assigned row comes is observed', verifies('CT-DELTA-14'), async ({ rows, changes, tableDirectory }) => {
  const team = await tableDirectory.anotherOwner();
  test.skip(team === undefined, 'the environment shows this user no team to assign a row to');
  const book = await rows.create();
  const owners = changes.selecting('_ownerid_value');
  const link = await owners.start();
  const refused = await rows.assign(book, `teams(${team ?? ''})`);
  test.skip(refused !== undefined, `the row could not be assigned to the default team: ${refused ?? ''}`);

  const read = await owners.since(link);

  observe('CT-DELTA-14', howItCame(read.rows, { sample_bookid: book.id, _ownerid_value: team }));
});

function howItCame(rows: readonly object[], expected: object): string {
  if (rows.length === 0) return 'the row does not come';
  return isDeepStrictEqual(rows, [expected])
    ? 'the row comes with its new value'
    : `it comes as ${JSON.stringify(rows)}`;
}
