import { test } from '../../../fixtures/test';
import { observe } from '../../../fixtures/report/evidence';
import { verifies } from '../../../fixtures/report/verifies';
import { rowsOf } from '../../../helpers/sample/book-rows';
import { deletionOf } from '../../../helpers/sample/changes/own-changes';
import { describeFirstRead, describeSettling } from '../../../helpers/sample/changes/describe-settling';

for (const { endpoint, first, time } of [
  { endpoint: 'Web API', first: 'CT-REST-01', time: 'CT-REST-02' },
  { endpoint: 'Organization Service', first: 'CT-REST-03', time: 'CT-REST-04' },
] as const) {
  test(
    `what a first delta of the ${endpoint} lacks or repeats is observed, and how soon the chain rests`,
    verifies(first, time),
    async ({ rows, changesAt }) => {
      const changes = await changesAt(endpoint);
      await rows.create();
      const updated = await rows.create();
      const deleted = await rows.create();
      const start = await changes.start();
      const created = await rows.createMany(3);
      const renamed = await rows.update(updated, { name: 'another name' });
      await rows.remove(deleted);

      const expected = { rows: rowsOf([...created, renamed]), deleted: [deletionOf(deleted)] };
      const came = await changes.settled(start, expected);

      observe(first, describeFirstRead(came));
      observe(time, describeSettling(came));
    },
  );
}
