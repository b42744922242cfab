import { compare, deletionOf, rowOf, test, verifies } from '../../fixtures/test';

test(
  'the kept token is answered with the new and the renamed books',
  verifies('CT-ORG-10'),
  async ({ stage, shelf, serviceTracking }) => {
    const { changes, dataToken } = await serviceTracking.secondRequest();
    stage.keeps({ newDataToken: dataToken });

    const written = [...stage.needs('added'), stage.needs('renamed')];
    await compare('each book with its current values', shelf.find(written, changes), written.map(rowOf));
  },
);

test(
  'the deleted book comes as a removed item, and not as a row',
  verifies('CT-ORG-11'),
  async ({ stage, shelf, serviceTracking }) => {
    const { changes } = await serviceTracking.secondRequest();

    const deleted = stage.needs('deleted');
    await compare('one removed item, of book 1', shelf.ownDeleted(changes), [deletionOf(deleted)]);
    await compare('its row is not there', shelf.find([deleted], changes), [undefined]);
  },
);

test('books that did not change do not come', verifies('CT-ORG-12'), async ({ stage, shelf, serviceTracking }) => {
  const { changes } = await serviceTracking.secondRequest();

  const written = [...stage.needs('added'), stage.needs('renamed')].map(book => book.id);
  const others = shelf.ownUpserted(changes).filter(row => !written.includes(row.sample_bookid));
  await compare('no book of this run besides those that were written', others, []);
});

test('both doors tell the same books', verifies('CT-ORG-16'), async ({ stage, shelf, tracking, serviceTracking }) => {
  const service = await serviceTracking.secondRequest();
  stage.needs('newDeltaLink');
  const web = await tracking.secondRequest();

  const books = [...stage.needs('seeded'), ...stage.needs('added')];
  await compare(
    'each book as RetrieveEntityChanges shows it, and as the delta link does',
    shelf.find(books, service.changes),
    shelf.find(books, web.changes),
  );
  const ids = (deleted: readonly { id: string }[]) => deleted.map(({ id }) => id).toSorted();
  await compare(
    'the removed books, through both',
    ids(shelf.ownDeleted(service.changes)),
    ids(shelf.ownDeleted(web.changes)),
  );
});

test(
  'the new token sent at once brings no change',
  verifies('CT-ORG-14'),
  async ({ stage, shelf, serviceTracking }) => {
    await serviceTracking.secondRequest();
    const { changes } = await serviceTracking.since(stage.needs('newDataToken'));

    await compare(
      'none of this run, whatever others did meanwhile',
      [...shelf.ownUpserted(changes), ...shelf.ownDeleted(changes)],
      [],
    );
  },
);
