import { expect, test } from '@playwright/test';
import { refusal, ScriptedEnvironment } from '../../dataverse/testing/scripted-environment';
import { ScenarioBooks } from './scenario-books';

const missing = refusal(404, '0x80060891', 'A record with the specified key values does not exist');
const book = { id: '10000000-0000-0000-0000-000000000001', code: '0a1b2c3d-BookCode0', name: 'Book', author: 'A' };

/** An environment that finds no book by its code, and answers so for the book's id. */
const renaming = (byId: Parameters<ScriptedEnvironment['on']>[1]): Promise<void> => {
  const { client } = new ScriptedEnvironment()
    .on('PATCH sample_books(sample_bookcode=', missing)
    .on(`GET sample_books(${book.id})`, byId);
  return new ScenarioBooks(client, { runId: '0a1b2c3d', books: () => [book] }).rename(book.code, 'another');
};

test('a book that is there and is not found by its code is a proof against the key', async () => {
  await expect(renaming({ body: { sample_bookid: book.id } })).rejects.toMatchObject({
    code: '0x80060891',
    outcome: 'failed',
  });
});

test('a book that is gone altogether was removed by somebody: nobody could look', async () => {
  await expect(renaming(refusal(404, '0x80040217'))).rejects.toMatchObject({ name: 'HarnessError', outcome: 'error' });
  await expect(renaming(refusal(404, '0x80060888'))).rejects.toMatchObject({ outcome: 'error' });
});
