import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { observe } from '../../../fixtures/report/evidence';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { tokenInLink } from '../../../helpers/dataverse/change-feed/change-token';
import { describeReply } from '../../../helpers/dataverse/web-api/describe-reply';
import { rowsOf } from '../../../helpers/sample/book-rows';
import { deletionsOf } from '../../../helpers/sample/changes/own-changes';

test(
  'both endpoints tell the same changes of the same interval',
  repeats('CT-ORG-16'),
  async ({ rows, changes, entityChanges }) => {
    await rows.create();
    const renamed = await rows.create();
    const deleted = await rows.create();
    const [link, token] = [await changes.start(), await entityChanges.start()];
    const created = await rows.createMany(2);
    const updated = await rows.update(renamed, { name: 'another name' });
    const brief = await rows.create();
    await rows.remove(deleted);
    await rows.remove(brief);

    const expected = { rows: rowsOf([...created, updated]), deleted: deletionsOf([deleted, brief]) };
    const service = await entityChanges.settled(token, expected);
    const web = await changes.settled(link, expected);

    await compare('the rows, through both', service.rows, web.rows);
    // RetrieveEntityChanges gives no reason: the ids are what both tell.
    const ids = (deleted: readonly { id: string }[]) => deleted.map(({ id }) => id);
    await compare('the deletions, through both', ids(service.deleted), ids(web.deleted));
    await compare('there is something to compare', service.rows.length > 0, true);
    await compare('both come to rest', [service.comesToRest, web.comesToRest], [true, true]);
  },
);

test(
  'what is written through one endpoint is told by the other',
  repeats('CT-ORG-16'),
  async ({ changes, entityChanges, soapRows }) => {
    const [link, token] = [await changes.start(), await entityChanges.start()];
    const book = await soapRows.create();
    await soapRows.rename(book.code, 'another name');

    const expected = { rows: rowsOf([{ ...book, name: 'another name' }]) };
    const service = await entityChanges.settled(token, expected);
    const web = await changes.settled(link, expected);

    await compare('the renamed book, through both', service.rows, web.rows);
    await compare('one book', service.rows.length, 1);
    await compare('both come to rest', [service.comesToRest, web.comesToRest], [true, true]);
  },
);

test(
  'a token of one endpoint is shown to the other',
  verifies('CT-ORG-17'),
  async ({ rows, changes, entityChanges, rawDelta }) => {
    const link = await changes.start();
    const token = await entityChanges.start();
    await rows.createMany(2);

    const webToken = await entityChanges.answerTo(tokenInLink(link.token));
    const dataToken = describeReply(await rawDelta.withToken(token.token));

    observe(
      'CT-ORG-17',
      `the delta token as a DataVersion is ${webToken}; the DataToken as a delta token: ${dataToken}`,
    );
  },
);
