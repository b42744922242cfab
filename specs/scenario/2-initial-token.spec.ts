import { compare, rowOf, test, verifies } from '../../fixtures/test';

test(
  'a tracked read is acknowledged and ends with a delta link',
  verifies('CT-INIT-01'),
  async ({ stage, tracking }) => {
    stage.needs('seeded');

    const { pages, deltaLink } = await tracking.initialRead();

    const applied = pages[0]?.preferenceApplied?.split(/\s*,\s*/) ?? [];
    await compare('the reply says that tracking was applied', applied.includes('odata.track-changes'), true);
    stage.keeps({ initialDeltaLink: deltaLink });
  },
);

test('every seeded book comes', verifies('CT-INIT-02'), async ({ stage, shelf, tracking }) => {
  stage.needs('initialDeltaLink');
  const seeded = stage.needs('seeded');

  const { changes } = await tracking.initialRead();

  const codes = new Set(shelf.ownUpserted(changes).map(row => row.sample_bookcode));
  await compare(
    'the codes that came, and those seeded',
    [...codes].toSorted(),
    seeded.map(book => book.code).toSorted(),
  );
});

test('no book comes twice', verifies('CT-INIT-13'), async ({ stage, shelf, tracking }) => {
  stage.needs('initialDeltaLink');

  const { changes } = await tracking.initialRead();

  const codes = shelf.ownUpserted(changes).map(row => row.sample_bookcode);
  await compare('the codes that came, and the same without repetition', codes, [...new Set(codes)]);
});

test(
  'each row carries the selected columns and its primary key',
  verifies('CT-INIT-04'),
  async ({ stage, shelf, tracking }) => {
    stage.needs('initialDeltaLink');
    const seeded = stage.needs('seeded');

    const { changes } = await tracking.initialRead();

    await compare('id, name, code and author of each book', shelf.find(seeded, changes), seeded.map(rowOf));
  },
);

test(
  'read in small pages, only the last page carries a delta link',
  verifies('CT-INIT-03'),
  async ({ stage, shelf, tracking }) => {
    stage.needs('initialDeltaLink');
    const seeded = stage.needs('seeded');

    const { pages, changes } = await tracking.readInSmallPages();

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
