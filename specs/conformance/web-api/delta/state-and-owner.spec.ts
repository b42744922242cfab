import { isDeepStrictEqual } from 'node:util';
import { test } from '../../../../fixtures/test';
import { needs, observe } from '../../../../fixtures/report/evidence';
import { verifies } from '../../../../fixtures/report/verifies';

test('how a deactivated row comes is observed', verifies('CT-DELTA-13'), async ({ rows, changes }) => {
  const book = await rows.create();
  const states = changes.selecting('statecode');
  const start = await states.start();
  await rows.write(book, { statecode: 1 });

  const expected = { sample_bookid: book.id, statecode: 1 };
  const came = await states.settled(start, { rows: [expected] });

  observe('CT-DELTA-13', howItCame(came.rows, expected));
});

test('how an assigned row comes is observed', verifies('CT-DELTA-14'), async ({ rows, changes, tableDirectory }) => {
  const team = needs('another owner', await tableDirectory.anotherOwner(), 'the environment shows this user no team');
  const book = await rows.create();
  const owners = changes.selecting('_ownerid_value');
  const start = await owners.start();
  const refused = await rows.assign(book, `teams(${team})`);
  test.skip(refused !== undefined, `the row could not be assigned to the default team: ${refused ?? ''}`);

  const expected = { sample_bookid: book.id, _ownerid_value: team.toLowerCase() };
  const came = await owners.settled(start, { rows: [expected] });

  observe('CT-DELTA-14', howItCame(came.rows, expected));
});

function howItCame(rows: readonly object[], expected: object): string {
  if (rows.length === 0) return 'the row does not come';
  return isDeepStrictEqual(rows, [expected])
    ? 'the row comes with its new value'
    : `it comes as ${JSON.stringify(rows)}`;
}
