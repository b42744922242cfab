import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { observe } from '../../../fixtures/report/evidence';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { tokenInLink } from '../../../helpers/dataverse/change-feed/change-token';
import { describeReply } from '../../../helpers/dataverse/web-api/describe-reply';

test(
  'both endpoints tell the same changes of the same interval',
  repeats('CT-ORG-16'),
  async ({ rows, changes, entityChanges }) => {
    await rows.create();
    const renamed = await rows.create();
    const deleted = await rows.create();
    const link = await changes.start();
    const token = await entityChanges.start();
    await rows.createMany(2);
    await rows.update(renamed, { name: 'another name' });
    await rows.remove(deleted);
    await rows.remove(await rows.create());

    const service = await entityChanges.since(token);
    const web = await changes.since(link);

    await compare('the rows, through both', service.rows, web.rows);
    // RetrieveEntityChanges gives no reason: the ids are what both tell.
    const ids = (deleted: readonly { id: string }[]) => deleted.map(({ id }) => id);
    await compare('the deletions, through both', ids(service.deleted), ids(web.deleted));
    await compare('there is something to compare', service.rows.length > 0, true);
  },
);

test(
  'what is written through one endpoint is told by the other',
  repeats('CT-ORG-16'),
  async ({ changes, entityChanges, soapRows }) => {
    const link = await changes.start();
    const token = await entityChanges.start();
    const book = await soapRows.create();
    await soapRows.rename(book.code, 'another name');

    const service = await entityChanges.since(token);
    const web = await changes.since(link);

    await compare('the renamed book, through both', service.rows, web.rows);
    await compare('one book', service.rows.length, 1);
  },
);

test(
  'a token of one endpoint is shown to the other',
  verifies('CT-ORG-17'),
  async ({ rows, changes, entityChanges, rawDelta }) => {
    const link = await changes.start();
    const token = await entityChanges.start();
    await rows.createMany(2);

    const webToken = await entityChanges.answerTo(tokenInLink(link));
    const dataToken = describeReply(await rawDelta.withToken(token));

    observe(
      'CT-ORG-17',
      `the delta token as a DataVersion is ${webToken}; the DataToken as a delta token: ${dataToken}`,
    );
  },
);
