import { compare, describeOrder, expect, observe, rowOf, test, verifies } from '../../fixtures/test';

test(
  'the kept link is answered with changes and a new delta link',
  verifies('CT-DELTA-01'),
  async ({ stage, tracking }) => {
    const kept = stage.needs('initialDeltaLink');

    const { changes, deltaLink } = await tracking.secondRequest();

    expect(changes).not.toHaveLength(0);
    expect(deltaLink).not.toBe(kept);
    stage.keeps({ newDeltaLink: deltaLink });
  },
);

test('the ten books created since come as upserted', verifies('CT-DELTA-02'), async ({ stage, shelf, tracking }) => {
  stage.needs('newDeltaLink');
  const added = stage.needs('added');

  const { changes } = await tracking.secondRequest();

  await compare('the ten new books with all their columns', shelf.find(added, changes), added.map(rowOf));
});

test(
  'the renamed book comes as upserted with its new name',
  verifies('CT-DELTA-03'),
  async ({ stage, shelf, tracking }) => {
    stage.needs('newDeltaLink');
    const renamed = stage.needs('renamed');

    const { changes } = await tracking.secondRequest();

    await compare('book 0 with its new name', shelf.find([renamed], changes), [rowOf(renamed)]);
  },
);

test(
  'the deleted book comes as deleted with its id and the reason',
  verifies('CT-DELTA-04'),
  async ({ stage, shelf, tracking }) => {
    stage.needs('newDeltaLink');
    const { id } = stage.needs('deleted');

    const { changes } = await tracking.secondRequest();

    await compare('one deletion, of book 1', shelf.ownDeleted(changes), [{ type: 'deleted', id, reason: 'deleted' }]);
    await compare(
      'its row is not there',
      shelf.ownUpserted(changes).filter(row => row.sample_bookid === id),
      [],
    );
  },
);

test('rows that did not change do not come', verifies('CT-DELTA-05'), async ({ stage, shelf, tracking }) => {
  stage.needs('newDeltaLink');
  const written = [...stage.needs('added'), stage.needs('renamed'), stage.needs('deleted')].map(book => book.id);

  const { changes } = await tracking.secondRequest();

  const others = shelf.ownUpserted(changes).filter(row => !written.includes(row.sample_bookid));
  await compare('no book of this run besides those that were written', others, []);
});

test('no row comes twice', verifies('CT-DELTA-06'), async ({ stage, shelf, tracking }) => {
  stage.needs('newDeltaLink');

  const { changes } = await tracking.secondRequest();

  const ids = [
    ...shelf.ownUpserted(changes).map(row => row.sample_bookid),
    ...shelf.ownDeleted(changes).map(({ id }) => id),
  ];
  await compare('the ids that came, and the same without repetition', ids, [...new Set(ids)]);
});

test('the new link followed at once brings no change', verifies('CT-DELTA-07'), async ({ stage, shelf, tracking }) => {
  const link = stage.needs('newDeltaLink');

  const { changes } = await tracking.follow(link);

  await compare(
    'none of this run, whatever others did meanwhile',
    [...shelf.ownUpserted(changes), ...shelf.ownDeleted(changes)],
    [],
  );
});

test('the order of the changes is observed', verifies('CT-OBS-02'), async ({ stage, shelf, tracking }) => {
  stage.needs('newDeltaLink');

  const { changes } = await tracking.secondRequest();

  observe('CT-OBS-02', describeOrder(shelf.ownChanges(changes)));
});
