import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { observe } from '../../../fixtures/report/evidence';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { nextLinkIn } from '../../../helpers/dataverse/web-api/describe-reply';
import type { Change } from '../../../helpers/dataverse/change-feed/change';
import { type BookRow, SAMPLE_BOOKS } from '../../../helpers/sample/books';
import { asDocumented, firstAnswerOf } from '../../../helpers/sample/requests/first-answer';
import { catchUp } from '../../../helpers/sample/replica/read-while';

test(
  'links lead to the environment that gave them',
  verifies('CT-INIT-06'),
  async ({ rows, changes, rawDelta, environment }) => {
    await rows.createMany(3);
    const pageSize = await changes.smallPageSize();
    const home = [new URL(environment.url).origin];

    // A link to another origin is not followed: it is looked at first.
    const first = await rawDelta.ask('', { prefer: ['odata.track-changes', `odata.maxpagesize=${pageSize}`] });
    await compare('the origin of the first next link', originsOf([nextLinkIn(first)]), home);
    const { pages } = await changes.initial({ pageSize });

    const links = pages.flatMap(({ nextLink, token }) => [nextLink, token]);
    await compare('the origins of all links', originsOf(links), home);
  },
);

test('the context of a first read names the entity set', verifies('CT-INIT-17'), async ({ rows, changes }) => {
  await rows.create();

  const { pages } = await changes.initial();

  const contexts = new Set(pages.map(({ context }) => context.replace(/^.*\/\$metadata#(\w+).*$/, '$1')));
  await compare('the entity sets that the pages name', [...contexts], [SAMPLE_BOOKS]);
});

test('the documented first request is answered', repeats('CT-INIT-01'), async ({ rows, changes, rawDelta }) => {
  await rows.create();

  const first = firstAnswerOf(await rawDelta.askAsDocumented());
  const { pages } = await changes.initial();

  await compare('the answer', first, asDocumented(first));
  await compare('a delta link on the last page', pages.at(-1)?.token !== undefined, true);
});

test('the preference for change tracking is acknowledged', verifies('CT-INIT-16'), async ({ rows, rawDelta }) => {
  await rows.create();

  const { isAcknowledged } = firstAnswerOf(await rawDelta.askAsDocumented());

  await compare('whether Preference-Applied names it', isAcknowledged, true);
});

test('a first read of few rows has one page', verifies('CT-INIT-14'), async ({ rows, rawDelta }) => {
  await rows.createMany(3);

  const { link, rows: count } = firstAnswerOf(await rawDelta.askAsDocumented());

  // Whoever has more rows than fit on a page of the default size gets a full one first.
  await compare('how it leads on', { link, count }, count < 5000 ? { link: 'delta', count } : { link, count: 5000 });
});

test(
  'a page size goes before or behind the preference',
  verifies('CT-INIT-07', 'CT-INIT-11'),
  async ({ rows, changes, rawDelta }) => {
    await rows.createMany(3);
    const size = await changes.smallPageSize();
    const orders = [
      ['odata.track-changes', `odata.maxpagesize=${size}`],
      [`odata.maxpagesize=${size}`, 'odata.track-changes'],
    ];

    const ends = [];
    for (const prefer of orders) {
      const [first, ...others] = await rawDelta.askToTheEnd({ prefer });
      observe(
        'CT-INIT-11',
        `${prefer[0]?.split('=')[0] ?? ''} first: ${first.headers.get('preference-applied') ?? 'nothing'}`,
      );
      ends.push({ rows: firstAnswerOf(first).rows, link: firstAnswerOf(others.at(-1) ?? first).link });
    }

    const end = { rows: size, link: 'delta' };
    await compare('the rows of the first page, and how the last leads on', ends, [end, end]);
  },
);

test('no page is larger than asked for', verifies('CT-INIT-08'), async ({ rows, changes }) => {
  await rows.createMany(5);

  const pageSize = await changes.smallPageSize();

  const { pages } = await changes.initial({ pageSize });

  const sizes = pages.map(({ size }) => size);
  await compare('the largest page is full', Math.max(...sizes), pageSize);
  await compare('more than two pages came', sizes.length > 2, true);
});

test('writes between two pages are not lost', verifies('CT-INIT-09', 'CT-INIT-10'), async ({ rows, changes }) => {
  const books = await rows.createMany(6);
  let updated = 0;

  const initial = await changes.initialWhile(async seen => {
    const read = books.filter(({ id }) => seen.includes(id));
    const unread = books.filter(({ id }) => !seen.includes(id));
    for (const book of [...read.slice(0, 1), ...unread.slice(0, 1)]) {
      await rows.update(book, { name: 'meanwhile' });
      updated += 1;
    }
    for (const book of unread.slice(1, 2)) await rows.remove(book);
    await rows.create({ name: 'meanwhile' });
  });
  const table = await rows.readAll();
  const { changes: all, copy } = await catchUp(changes, initial.token, { changes: initial.changes, table });

  const where = (came: readonly Change<BookRow>[]): number =>
    came.filter(change => change.type === 'upserted' && change.row.sample_name === 'meanwhile').length;
  const [early, late] = [where(initial.changes), where(all.slice(initial.changes.length))];
  observe('CT-INIT-10', `of ${updated + 1} rows written, ${early} on later pages, ${late} in the delta`);
  await compare('the copy after the delta, and the table', copy, table);
});

test('a tracked read with formatted values is observed', verifies('CT-INIT-12'), async ({ rows, rawDelta }) => {
  await rows.create();
  const annotations = 'odata.include-annotations="OData.Community.Display.V1.FormattedValue"';

  const { status, body } = await rawDelta.ask('', { prefer: ['odata.track-changes', annotations] });

  const link = JSON.stringify(body).includes('"@odata.deltaLink"');
  observe('CT-INIT-12', status === 200 ? `${link ? 'a' : 'no'} delta link` : `refused with ${status}`);
});

const originsOf = (links: readonly (string | undefined)[]): string[] => [
  ...new Set(links.flatMap(link => (link === undefined ? [] : [new URL(link).origin]))),
];
