import { expect } from '@playwright/test';
import { test } from '../../../fixtures/test';
import { refusalIn } from '../../../fixtures/catch-refusal';
import { compare } from '../../../fixtures/report/compare';
import { compareSettled } from '../../../fixtures/report/compare-settled';
import { inEitherCase } from '../../../fixtures/report/in-either-case';
import { mustBeWritten } from '../../../fixtures/report/must-be-written';
import { skipIfUnsupported } from '../../../fixtures/report/unsupported';
import { repeats, verifies } from '../../../fixtures/report/verifies';
import { rowsOf } from '../../../helpers/sample/book-rows';
import { rowOf } from '../../../helpers/sample/books';
import { deletionOf } from '../../../helpers/sample/changes/own-changes';

// Written through the Web API, and read through either endpoint.

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'rows written by upsert come', details: verifies('CT-WRITE-01') },
  { endpoint: 'Organization Service', title: 'rows written by upsert come as items', details: repeats('CT-ORG-10') },
] as const) {
  test(title, details, async ({ rows, changesAt, keys }) => {
    const changes = await changesAt(endpoint);
    const known = await rows.create();
    const start = await changes.start();
    const code = rows.unownedCode('upserted');
    mustBeWritten(await keys.upsert(code, { sample_name: 'created' }));
    mustBeWritten(await keys.upsert(known.code, { sample_name: 'updated' }));

    const table = await rows.readAll();
    const came = await changes.settled(start, { rows: table });

    await compareSettled('the created row and the updated one, as the table holds them', came);
    await compare('their names', Object.fromEntries(came.rows.map(row => [row.sample_bookcode, row.sample_name])), {
      [code]: 'created',
      [known.code]: 'updated',
    });
  });
}

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'what a change set writes comes', details: verifies('CT-WRITE-02') },
  {
    endpoint: 'Organization Service',
    title: 'what a change set writes comes as items',
    details: verifies('CT-ORG-27'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt, bulk }) => {
    const changes = await changesAt(endpoint);
    const known = await rows.create();
    const doomed = await rows.create();
    const start = await changes.start();
    const planned = rows.plan(2);
    const renamed = { ...known, name: 'renamed in a change set' };
    const reply = await bulk.changeSet({ create: planned, update: [renamed], remove: [doomed] });
    skipIfUnsupported('$batch', reply);
    mustBeWritten(reply);

    expect(reply).toEqual({ status: 200, statuses: [204, 204, 204, 204] });

    const came = await changes.settled(start, { rows: rowsOf([...planned, renamed]), deleted: [deletionOf(doomed)] });

    await compareSettled('two new rows, the renamed one, and the deletion', came);
  });
}

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'a refused change set leaves nothing behind', details: verifies('CT-WRITE-03') },
  {
    endpoint: 'Organization Service',
    title: 'a refused change set leaves no item behind',
    details: verifies('CT-ORG-28'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt, bulk }) => {
    const changes = await changesAt(endpoint);
    const known = await rows.create();
    const start = await changes.start();
    const fine = rows.plan(1);
    const double = rows.plan(1, { code: known.code });
    const reply = await bulk.changeSet({ create: [...fine, ...double], update: [{ ...known, name: 'never' }] });
    skipIfUnsupported('$batch', reply);

    expect(refusalIn({ status: Math.max(reply.status, ...reply.statuses) }), 'a refusal').toBeDefined();

    const quiet = await changes.settled(start, {});

    await compareSettled('no change', quiet);
    await compare('the table as it was', await rows.readAll(), [rowOf(known)]);
  });
}

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'rows made by CreateMultiple come', details: verifies('CT-WRITE-04') },
  {
    endpoint: 'Organization Service',
    title: 'rows made by CreateMultiple come as items',
    details: verifies('CT-ORG-29'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt, bulk }) => {
    const changes = await changesAt(endpoint);
    const start = await changes.start();
    const books = rows.plan(3);
    const reply = await bulk.createMultiple(books);
    skipIfUnsupported('bulk operations', reply);
    mustBeWritten(reply);

    expect(reply).toMatchObject({ status: 200, body: { Ids: books.map(({ id }) => inEitherCase(id)) } });

    const came = await changes.settled(start, { rows: rowsOf(books) });

    await compareSettled('the three rows', came);
  });
}

for (const { endpoint, title, details } of [
  { endpoint: 'Web API', title: 'rows changed by UpdateMultiple come', details: verifies('CT-WRITE-05') },
  {
    endpoint: 'Organization Service',
    title: 'rows changed by UpdateMultiple come as items',
    details: verifies('CT-ORG-29'),
  },
] as const) {
  test(title, details, async ({ rows, changesAt, bulk }) => {
    const changes = await changesAt(endpoint);
    const books = await rows.createMany(3);
    const start = await changes.start();
    const renamed = books.map(book => ({ ...book, name: `${book.name} renamed` }));
    const reply = await bulk.updateMultiple(renamed);
    skipIfUnsupported('bulk operations', reply);
    mustBeWritten(reply);

    expect(reply.status).toBe(204);

    const came = await changes.settled(start, { rows: rowsOf(renamed) });

    await compareSettled('the three rows with their new names', came);
  });
}
