import { test } from '../../../fixtures/test';
import { compare } from '../../../fixtures/report/compare';
import { compareSettled } from '../../../fixtures/report/compare-settled';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { rowOf } from '../../../helpers/sample/books';
import type { OwnRead } from '../../../helpers/sample/changes/own-read';
import { toldAsThere } from '../../../helpers/sample/changes/everybody';

// As long as the column takes, with letters beyond ASCII and what JSON and XML must escape.
const longName = 'Grüße aus Łódź & "Ελλάδα" <b>\'日本\'</b> '.repeat(3).slice(0, 99).padEnd(100, '!');

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'the longest text comes whole', details: repeats('CT-DELTA-03') },
  {
    endpoint: 'Organization Service',
    title: 'the longest text comes whole, as an item',
    details: repeats('CT-ORG-10'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const book = await rows.create();
    const start = await changes.start();
    const updated = await rows.update(book, { name: longName });

    const came = await changes.settled(start, { rows: [rowOf(updated)] });

    await compareSettled('the row with the whole of its name', came);
  });
}

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'each row of a delta is in the table', details: verifies('CT-DELTA-33') },
  { endpoint: 'Organization Service', title: 'each item is a row of the table', details: verifies('CT-ORG-26') },
] as const) {
  test(title, details, async ({ rows, changesAt }) => {
    const changes = await changesAt(endpoint);
    const start = await changes.start();
    const book = await rows.create();
    const { reads, place } = await changes.settled(start, { rows: [rowOf(book)] });

    const missing = await rows.missingOf(toldAsThere(reads));
    // Whoever deletes a row between the delta and the look at the table has it told as deleted.
    const stillThere = (later: readonly OwnRead[]): string[] => {
      const told = toldAsThere([...reads, ...later]);
      return missing.filter(id => told.includes(id));
    };
    const later = await changes.until(place.token, all => stillThere(all).length === 0);

    await compare('rows that are neither in the table nor told as deleted', stillThere(later), []);
  });
}
