import { expect } from '@playwright/test';
import { test } from '../../../../fixtures/test';
import { compare } from '../../../../fixtures/report/compare';
import { compareSettled } from '../../../../fixtures/report/compare-settled';
import { verifies } from '../../../../fixtures/report/verifies';
import { rowOf } from '../../../../helpers/sample/books';
import { deletionOf } from '../../../../helpers/sample/changes/own-changes';
import type { Settled } from '../../../../helpers/sample/changes/settled';
import { itemsAbout } from '../../../../helpers/sample/requests/items-about';

test('a deletion has the documented form', verifies('CT-DELTA-32'), async ({ rows, changes, rawDelta }) => {
  const book = await rows.create();
  const start = await changes.start();
  await rows.remove(book);
  await compareSettled('the deletion', await changes.settled(start, { deleted: [deletionOf(book)] }));

  const [deletion] = itemsAbout(book.id, await rawDelta.followToTheEnd(start.token));

  const form = expect.objectContaining({
    '@odata.context': expect.stringMatching(/\/\$deletedEntity$/),
    id: expect.stringMatching(new RegExp(`^${book.id}$`, 'i')),
    reason: expect.any(String),
  });
  await compare('the deletion as it came', deletion, form);
});

test('a row carries its version, and a write gives it another', verifies('CT-INIT-15'), async ({ rows, changes }) => {
  const book = await rows.create();
  const start = await changes.start();
  const read = () => changes.settledInitial({ rows: [rowOf(book)] });
  const unwritten = [await read(), await read(), await read()];
  const updated = await rows.update(book, { name: 'another name' });

  const came = await changes.settled(start, { rows: [rowOf(updated)] });

  const etags = [...unwritten, came].flatMap(etagsOf);
  await compare(
    'rows without an @odata.etag',
    etags.filter(etag => etag === undefined),
    [],
  );
  await compareSettled('the row with its new name', came);
  const versions = unwritten.map(settled => etagsOf(settled).at(-1));
  // A plug-in or a flow of this environment may write the row once more after its creation.
  const stays = versions.some((version, n) => n > 0 && version === versions[n - 1]);
  await compare(`two of three reads in a row tell one version: ${versions.join(', ')}`, stays, true);
  expect(etagsOf(came).at(-1), 'another version than before').not.toBe(versions.at(-1));
});

const etagsOf = ({ reads }: Settled): (string | undefined)[] =>
  reads
    .flatMap(read => read.changes)
    .flatMap(change => (change.type === 'upserted' ? [change.row['@odata.etag']] : []));
