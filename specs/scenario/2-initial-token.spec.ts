import { checks, compare, rowOf, test } from '../../fixtures/test';

test('a tracked read is acknowledged and ends with a delta link', checks('CT-INIT-01'), async ({ stage, tracking }) => {
  stage.needs('seeded');

  const { pages, deltaLink } = await tracking.initialRead();

  const applied = pages.map(page => page.preferenceApplied?.includes('odata.track-changes'));
  await compare('every page says that tracking was applied', new Set(applied), new Set([true]));
  stage.keeps({ initialDeltaLink: deltaLink });
});

test('every seeded book comes exactly once', checks('CT-INIT-02'), async ({ stage, shelf, tracking }) => {
  stage.needs('initialDeltaLink');
  const seeded = stage.needs('seeded');

  const { changes } = await tracking.initialRead();

  const codes = shelf.ownUpserted(changes).map(row => row.sample_bookcode);
  await compare('the codes that came, and those seeded', codes.toSorted(), seeded.map(book => book.code).toSorted());
});

test(
  'each row carries the selected columns and its primary key',
  checks('CT-INIT-04'),
  async ({ stage, shelf, tracking }) => {
    stage.needs('initialDeltaLink');
    const seeded = stage.needs('seeded');

    const { changes } = await tracking.initialRead();

    await compare('id, name, code and author of each book', shelf.find(seeded, changes), seeded.map(rowOf));
  },
);

test(
  'read in pages of three, only the last page carries a delta link',
  checks('CT-INIT-03'),
  async ({ stage, shelf, tracking }) => {
    stage.needs('initialDeltaLink');
    const seeded = stage.needs('seeded');

    const { pages, changes } = await tracking.readInPages(3);

    const links = pages.map(page => ({ next: page.nextLink !== undefined, delta: page.deltaLink !== undefined }));
    const middle = Array.from({ length: pages.length - 1 }, () => ({ next: true, delta: false }));
    await compare('a next link on all pages but the last, a delta link there', links, [
      ...middle,
      { next: false, delta: true },
    ]);
    await compare('more than one page came', pages.length > 1, true);
    const codes = shelf.ownUpserted(changes).map(row => row.sample_bookcode);
    await compare(
      'the codes over all pages, and those seeded',
      codes.toSorted(),
      seeded.map(book => book.code).toSorted(),
    );
  },
);
