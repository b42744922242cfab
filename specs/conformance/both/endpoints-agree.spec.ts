import {
  compare,
  describeOrder,
  describeReply,
  eachOnce,
  inWords,
  observe,
  repeats,
  test,
  tokenOf,
  verifies,
} from '../../../fixtures/test';

test(
  'both doors tell the same changes of the same interval',
  repeats('CT-ORG-16'),
  async ({ rows, delta, entityChanges }) => {
    await rows.create();
    const renamed = await rows.create();
    const deleted = await rows.create();
    const link = await delta.start();
    const token = await entityChanges.start();
    await rows.createMany(2);
    await rows.update(renamed, { name: 'another name' });
    await rows.remove(deleted);
    await rows.remove(await rows.create());

    const service = await entityChanges.since(token);
    const web = await delta.since(link);

    await compare('the rows, through both', service.rows, eachOnce(web.rows));
    const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id).toSorted();
    await compare('the deletions, through both', ids(service.deleted), ids(web.deleted));
    await compare('there is something to compare', service.rows.length > 0, true);
  },
);

test(
  'what is written through one door is told by the other',
  repeats('CT-ORG-16'),
  async ({ delta, entityChanges, serviceBooks }) => {
    const link = await delta.start();
    const token = await entityChanges.start();
    const book = await serviceBooks.create();
    await serviceBooks.rename(book.code, 'another name');

    const service = await entityChanges.since(token);
    const web = await delta.since(link);

    await compare('the renamed book, through both', service.rows, eachOnce(web.rows));
    await compare('one book', service.rows.length, 1);
  },
);

test(
  'a token of one door is shown to the other',
  verifies('CT-ORG-17'),
  async ({ rows, delta, entityChanges, tracked }) => {
    const link = await delta.start();
    const token = await entityChanges.start();
    await rows.createMany(2);

    const webToken = await inWords(() => entityChanges.since(tokenOf(link)));
    const dataToken = describeReply(await tracked.withToken(token));

    observe(
      'CT-ORG-17',
      `the delta token as a DataVersion is ${webToken}; the DataToken as a delta token: ${dataToken}`,
    );
  },
);

test('the order of the items is observed', verifies('CT-ORG-20'), async ({ rows, entityChanges }) => {
  const first = await rows.create();
  const second = await rows.create();
  const token = await entityChanges.start();
  await rows.remove(first);
  await rows.create();
  await rows.update(second, { name: 'another name' });

  const { changes } = await entityChanges.since(token);

  const versions = changes.some(change => change.type === 'upserted' && change.row['@odata.etag'] !== undefined);
  observe('CT-ORG-20', `${describeOrder(changes)}; row versions are sent: ${versions}`);
});
